import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");
const built = join(root, "dist");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/cc-contract-validators-`);
});
afterAll(() => rm(folder, { recursive: true }));

test("the compiled code makes no code and requires no module", async () => {
  const files = (await readdir(built, { recursive: true })).filter((file) => file.endsWith(".js"));
  expect(files.length).toBeGreaterThan(30);
  for (const file of files) {
    const text = await readFile(join(built, file), "utf8");
    expect(text).not.toMatch(/\brequire\b|\beval\b|new Function|from "(?!\.)/);
  }
  const module = join(built, "operations.js");
  const script = `import { operations } from ${JSON.stringify(module)}; console.log(operations.queryAgentDetails.request({}))`;
  const { stdout } = await run(process.execPath, [
    "--disallow-code-generation-from-strings",
    "--input-type=module",
    "--eval",
    script,
  ]);
  expect(stdout).toBe("false\n");
});

test("a schema that can't be compiled ends the build, names the file, and leaves what was built", {
  timeout: 300_000,
}, async () => {
  const contract = await readContract();
  Object.assign(contract.components.schemas.CcId ?? {}, { unknown: 1 });
  await writeFile(`${folder}/openapi.json`, JSON.stringify(contract));
  await writeFile(`${folder}/last-good`, "");
  const failure = await run(
    process.execPath,
    ["scripts/build.ts", `--bundle=${folder}/openapi.json`, `--out=${folder}`],
    { cwd: root },
  ).catch((error) => error);
  expect(failure.code).toBe(1);
  expect(failure.stderr).toMatch(/CcId.*unknown[\s\S]*spec\/cms\/CcId\.yaml/);
  expect(await readdir(folder)).toContain("last-good");
});
