import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, expect, test } from "vitest";
import { timeSpanOf } from "../../src/fields.ts";
import type { SimulatedResponse } from "../../src/simulator/index.ts";
import { verify } from "../../src/verify/index.ts";
import { plainRequest } from "../../src/verify/plan.ts";
import { listWindowProbes } from "../../src/verify/probe-window.ts";
import { createSecrets } from "../../src/verify/secrets.ts";
import { cc, command, environmentOf, optionsFor, withSimulator } from "./run.ts";

// Servers that mean harm, and shells that end what they have started.

const folder = await mkdtemp(join(tmpdir(), "hostile-"));
afterAll(() => rm(folder, { recursive: true }));

const recordedUntil = new Date("2024-08-02T03:00:00Z");

function withData(response: SimulatedResponse, change: (data: unknown) => unknown): SimulatedResponse {
  const { resultDesc, resultDatas: _, ...body } = Object(response.body);
  return typeof resultDesc === "object" ? { ...response, body: { ...body, resultDesc: change(resultDesc) } } : response;
}

test("a response that is nested 5,000 deep is a violation, and ends nothing", async () => {
  const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`);
  const mutate = (response: SimulatedResponse) => withData(response, (data) => [...[data].flat(), deep]);
  await withSimulator(
    { recordedUntil, mutate: (response) => ({ ...mutate(response), body: text(mutate(response)) }) },
    async (simulator) => {
      const { verdict, operations } = await verify({ ...optionsFor(simulator), only: ["queryAgentPrivateCalls"] });
      expect([verdict, operations[0]?.cases[0]?.findings[0]?.actual]).toEqual([
        "violated",
        "HTTP 200 application/json, nested more than 200 deep, not read further",
      ]);
    },
  );
});

/** JSON.stringify ends with a stack overflow there. */
function text({ body }: SimulatedResponse): string {
  const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  const { resultDesc, ...rest } = Object(body);
  if (!Array.isArray(resultDesc)) return JSON.stringify(body);
  return JSON.stringify({ ...rest, resultDesc: [...resultDesc.slice(0, -1), "deep"] }).replace('"deep"', deep);
}

test("20,000 records in the halves of a window are compared in a second", async () => {
  const contract = await readContract();
  const all = listOperations(contract);
  const operation = all.find((one) => timeSpanOf(contract, one)) as (typeof all)[number];
  const { begin = "", end = "" } = timeSpanOf(contract, operation) ?? {};
  const sample = plainRequest(contract, operation) as Record<string, string>;
  const records = Array.from({ length: 20_000 }, (_, id) => {
    const time = sample[id % 2 === 0 ? begin : end];
    return { id, [begin]: time, [end]: time };
  });
  const [probe] = listWindowProbes({ contract, operation, sample, everything: sample, paged: undefined, remedy: "" });
  const start = performance.now();
  const shown = await probe?.run(async (request) => {
    const { [begin]: from = "", [end]: to = "" } = request as Record<string, string>;
    return records.filter((one) => String(one[begin]) >= from && String(one[end]) <= to);
  });
  expect(shown).toEqual({ wrong: [] });
  expect(performance.now() - start).toBeLessThan(2_000);
});

const signature = "0123456789abcdef".repeat(4);
const guid = "0a1b2c3d-1111-2222-3333-444455556666.AgentGateway1";

test.each([
  ["a signature alone", `expected ${signature}!`],
  ["a signature in upper case", signature.toUpperCase()],
  ["a percent-encoded header", `/login/auth-v2%2FEXAMPLEAK%2F2024-08-02T00%3A00%3A00Z%2Fhost%2F${signature}`],
  ["a header that is encoded twice", "/login/auth-v2%252FOTHERKEY%252Fhost"],
  ["a header in JSON with its slashes escaped", "auth-v2\\/OTHERKEY\\/host"],
  ["a GUID in upper case", guid.toUpperCase()],
  ["a GUID without its node", guid.split(".")[0] ?? ""],
  ["a secret key in an address", "?key=EXAMPLE%20SK%2B1"],
])("%s is in no text", (_, given) => {
  const { hide } = createSecrets({ accessKey: "EXAMPLEAK", secretKey: "EXAMPLE SK+1", guid });
  const hidden = hide(given);
  expect(hidden).toContain("[redacted]");
  for (const secret of [signature, "EXAMPLEAK", "OTHERKEY", "EXAMPLE", guid.slice(0, 36)])
    expect(hidden.toLowerCase()).not.toContain(secret.toLowerCase());
});

test("Ctrl-C prints and writes what there is, marked as partial", async () => {
  await withSimulator({ recordedUntil, faults: "delay=200" }, async (simulator) => {
    const file = join(folder, "partial.json");
    const args = ["verify", "--cms", simulator.url, "--only", "queryAgentDetails", "--report", `json=${file}`];
    const child = spawn(process.execPath, [command, ...args], {
      env: { PATH: process.env.PATH ?? "", ...environmentOf(simulator) },
    });
    let out = "";
    child.stdout.on("data", (chunk) => (out += chunk));
    await sleep(2_000);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect([code, out]).toEqual([130, expect.stringMatching(/^Stopped, this result is partial: interrupted/m)]);
    const report = JSON.parse(await readFile(file, "utf8"));
    expect(report).toMatchObject({ verdict: "stopped", stopped: "interrupted" });
    const outcomes: string[] = report.operations[0].cases.map(({ outcome }: { outcome: string }) => outcome);
    expect([...new Set(outcomes)].sort()).toEqual(["passed", "skipped"]);
  });
});

test("what npx has started ends with it", async () => {
  // Like npx: a shell that is terminated without notice.
  const shell = spawn("sh", ["-c", `"${process.execPath}" "${command}" simulate --port 0; true`], {
    env: { PATH: process.env.PATH ?? "", npm_command: "exec" },
  });
  let out = "";
  for await (const chunk of shell.stdout) {
    out += chunk;
    if (out.includes("Fixtures:")) break;
  }
  const url = /http:\S+/.exec(out)?.[0] ?? "";
  expect((await fetch(url)).status).toBe(404);
  shell.kill("SIGTERM");
  await sleep(2_000);
  await expect(fetch(url)).rejects.toThrow("fetch failed");
});

test.each(["__proto__=x", "toString=x", "constructor=x"])("--report %s ends with 2", async (report) => {
  const { code, err } = await cc(["verify", "--report", report]);
  expect([code, err]).toEqual([2, `--report takes junit=FILE, json=FILE, html=FILE, not "${report}"\n`]);
});
