import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";
import { expect, inject, onTestFinished, test } from "vitest";
import { runOrThrow } from "../../../../tools/lib/run.ts";
import { programs } from "./packages.ts";

/** A gateway whose statistics grow with each call. */
async function startGateway(): Promise<string> {
  const contract = await readContract();
  const operation = listOperations(contract).find(({ operationId }) => operationId === "queryAgentCallStatistics");
  if (!operation) throw new Error("the contract has no queryAgentCallStatistics");
  const sample = responseExamples(contract, operation).sample as { result: object };
  let talktime = 0;
  const server = createServer((_, response) => {
    const body = JSON.stringify({ ...sample, result: { ...sample.result, talktime: ++talktime } });
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a page of Next that calls through the client is built, and shows new numbers each time", async () => {
  const app = join(inject("project"), "next");
  const next = join(inject("project"), "node_modules", programs.next);
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ORIGIN: await startGateway() };
  await runOrThrow(process.execPath, [next, "build"], app, env as never);

  const server = execFile(process.execPath, [next, "start", "--port", "0", "--hostname", "127.0.0.1"], {
    cwd: app,
    env,
  });
  onTestFinished(async () => {
    server.kill();
    await once(server, "exit");
  });
  let output = "";
  const url = await new Promise<string>((resolve) => {
    server.stdout?.on("data", (text) => {
      output += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found && output.includes("Ready")) resolve(found);
    });
  });
  const read = async (page: string) => /talktime (\d+)\./.exec(await (await fetch(`${url}/${page}`)).text())?.[1];
  const [first, second] = [await read("client"), await read("client")];
  expect(Number(second)).toBeGreaterThan(Number(first));
  // What the client avoids: without it, this test would show nothing.
  expect(Number(await read("fetch"))).toBeGreaterThan(0);
  expect(await read("fetch")).toBe(await read("fetch"));
});
