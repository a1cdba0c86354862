import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";
import { verify } from "../../src/verify/index.ts";
import { cc, command, environmentOf, optionsFor } from "./run.ts";

const simulator = await startSimulator();
afterAll(() => simulator.close());
// Accepts everything, so that every refused case is reported with its line.
const accepting = await startSimulator({
  mutate: (response) => (response.status === 401 ? { ...response, status: 200, body: {} } : response),
});
afterAll(() => accepting.close());

const { operations } = await verify({
  ...optionsFor(accepting),
  forgeries: "all",
  only: ["queryAgentDetails", "queryAgentCallStatistics"],
});
const findings = operations.flatMap(({ cases }) => cases.flatMap((one) => one.findings));

test.each([
  ["message with Authorization signed with another secret key", "HTTP/1.1 401"],
  ["message with Authorization without the host", "HTTP/1.1 401"],
  ["message with Authorization whose signature is wrong in its last digit", "HTTP/1.1 401"],
  ["queryParam with an unknown property", "HTTP/1.1 200"],
])("the line of %s resends the same request", async (name, status) => {
  const line = findings.find((one) => one.case === name)?.curl ?? "";
  const own = line
    .replaceAll(accepting.url, simulator.url)
    .replaceAll("npx cc-contract", `${process.execPath} ${command}`);
  const env = { PATH: process.env.PATH ?? "", ...environmentOf(simulator) };
  const { stdout } = await promisify(execFile)("sh", ["-c", own], { env });
  expect(stdout.split("\r\n")[0]).toContain(status);
});

test.each([
  ["no URL", [], "sign: --url expects the URL of the request"],
  ["another invalid signature", ["--url", "http://x", "--invalid", "none"], "sign: --invalid expects otherKey,"],
])("%s ends sign with 2", async (_, args, line) => {
  const { code, err } = await cc(["sign", ...args], environmentOf(simulator));
  expect([code, err]).toEqual([2, expect.stringContaining(line)]);
});

test("sign needs the keys", async () => {
  const { code, err } = await cc(["sign", "--url", "http://x"]);
  expect([code, err]).toEqual([2, "sign: CC_ACCESS_KEY and CC_SECRET_KEY must be set\n"]);
});
