import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildFolder } from "./replace.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cc-contract-replace-"));
});
afterEach(() => rm(folder, { recursive: true }));

const target = () => join(folder, "dist");
const write = (text: string) => buildFolder(target(), (next) => writeFile(join(next, "file"), text));
const read = () => readFile(join(target(), "file"), "utf8");

/** A build in a separate process, which reports when it starts to build, and ends when its input does. */
function build(text: string) {
  const code = `
    import { writeFile } from "node:fs/promises";
    import { once } from "node:events";
    import { buildFolder } from ${JSON.stringify(new URL("replace.ts", import.meta.url).href)};
    await buildFolder(${JSON.stringify(target())}, async (next) => {
      await writeFile(next + "/file", ${JSON.stringify(text)});
      console.log("built");
      await once(process.stdin.resume(), "end");
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  return {
    child,
    begun: new Promise((resolve) => child.stdout.once("data", resolve)),
    ended: new Promise((resolve) => child.once("close", resolve)),
  };
}

test("a build that fails leaves what was there, and nothing beside it", async () => {
  await write("good");
  await expect(
    buildFolder(target(), async (next) => {
      await writeFile(join(next, "file"), "half");
      throw new Error("broken");
    }),
  ).rejects.toThrow("broken");
  expect(await read()).toBe("good");
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("what a killed build leaves is gone after the next one", async () => {
  await write("good");
  const { child, begun, ended } = build("half");
  await begun;
  child.kill("SIGKILL");
  await ended;
  expect(await readdir(folder)).toHaveLength(2);
  expect(await read()).toBe("good");
  await write("better");
  expect(await read()).toBe("better");
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("a target that a killed build had moved away is back, even where the next build fails", async () => {
  const { child, ended } = build("");
  child.kill("SIGKILL");
  await ended;
  await mkdir(`${target()}.old-${child.pid}`, { recursive: true });
  await writeFile(join(`${target()}.old-${child.pid}`, "file"), "good");
  await expect(buildFolder(target(), () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await read()).toBe("good");
});

test("two builds at once both succeed, and the last to finish wins", async () => {
  await write("old");
  const [first, second] = [build("first"), build("second")];
  await Promise.all([first.begun, second.begun]);
  first.child.stdin.end();
  expect(await first.ended).toBe(0);
  expect(await read()).toBe("first");
  second.child.stdin.end();
  expect(await second.ended).toBe(0);
  expect(await read()).toBe("second");
  expect(await readdir(folder)).toEqual(["dist"]);
});
