import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

const program = `
  import { startMock } from ${JSON.stringify(import.meta.resolve("../../dist/index.js"))};
  const { url, close } = await startMock();
  process.on("message", async (message) => { await close(); await close(); process.disconnect(); });
  process.send(url);
`;

/** Ways for the process that has started a mock to end. */
const ends: Record<string, (parent: ChildProcess) => unknown> = {
  "close()": (parent) => parent.send("close"),
  SIGINT: (parent) => parent.kill("SIGINT"),
  SIGTERM: (parent) => parent.kill("SIGTERM"),
  SIGKILL: (parent) => parent.kill("SIGKILL"),
};

test.concurrent.for(Object.entries(ends))("nothing is left of the mock after %s", async ([, end], { expect }) => {
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [url] = await once(parent, "message");
  expect((await fetch(url)).status).toBe(404);
  const ended = once(parent, "exit");
  end(parent);
  await ended;
  await expect.poll(() => fetch(url).then(String, ({ cause }) => cause.code), { timeout: 60_000 }).toBe("ECONNREFUSED");
});

test("an unhandled rejection in a server in place of Prism is a 500, and the next request gets its response", async () => {
  const server = `
    import http from "node:http";
    http.createServer(async (request, response) => {
      if (request.url === "/") return response.end();
      Promise.resolve().then(() => { throw new Error("unhandled"); });
    }).listen(0, "127.0.0.1");
  `;
  const guard = import.meta.resolve("../../src/mock/guard.ts");
  const child = spawn(process.execPath, ["--import", guard, "--input-type=module", "--eval", server], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const [{ port }] = await once(child, "message");
  const statuses = ["/fails", "/"].map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).status);
  expect(await Promise.all(statuses)).toEqual([500, 200]);
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});
