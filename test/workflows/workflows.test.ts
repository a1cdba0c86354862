import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { services, timeRange } from "@cc-contract/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { type SigningProxy, startSigningProxy } from "./signing-proxy.ts";

// Every workflow description, run by `redocly respect` against the simulator.

const codes = { cmsSuccess: services.cms.success, gatewaySuccess: services.gateway.success };
const run = promisify(execFile);
const redocly = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
const workflows = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".arazzo.yaml"));
let simulator: Simulator;
let proxy: SigningProxy;
let folder: string;

beforeAll(async () => {
  simulator = await startSimulator();
  proxy = await startSigningProxy(simulator.url, simulator);
  folder = await mkdtemp(join(tmpdir(), "cc-contract-workflows-"));
});
afterAll(async () => {
  await Promise.all([proxy.close(), simulator.close(), rm(folder, { recursive: true })]);
});

interface Outcome {
  code: number;
  output: string;
  /** Operation, status and verdict of each step, in order. */
  steps: { operationId: string; status: number; passed: boolean }[];
}

async function respect(name: string, own: Record<string, unknown> = {}): Promise<Outcome> {
  const { ccId, vdn, agentId } = simulator.fixtures;
  const hours = timeRange(new Date(Date.now() - 4 * 3_600_000), new Date());
  const inputs = { ccId, vdn, agentId, ...hours, guid: simulator.guid, ...codes, ...own };
  const report = join(folder, "report.json");
  await rm(report, { force: true });
  const { code, output } = await run(
    process.execPath,
    [redocly, "respect", name, "--input", JSON.stringify(inputs), "--server", `contract=${proxy.url}`, "-J", report],
    { cwd: import.meta.dirname, env: { ...process.env, REDOCLY_TELEMETRY: "off" } },
  ).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (error) => ({ code: Number(error.code), output: error.stdout + error.stderr }),
  );
  const { files } = JSON.parse(await readFile(report, "utf8"));
  const steps = Object.values(files as Record<string, { executedWorkflows: { executedSteps: Executed[] }[] }>)
    .flatMap(({ executedWorkflows }) => executedWorkflows)
    .flatMap(({ executedSteps }) => executedSteps)
    .map(({ stepId, response, checks }) => ({
      operationId: stepId,
      status: response?.statusCode ?? 0,
      passed: checks.every((check) => check.status === "success"),
    }));
  return { code, output, steps };
}

interface Executed {
  stepId: string;
  response?: { statusCode: number };
  checks: { status: string }[];
}

test("there is a workflow", () => expect(workflows).not.toEqual([]));

test.each(workflows)("%s runs to its end against the simulator", async (name) => {
  const { code, output, steps } = await respect(name);
  expect([code, code === 0 ? "" : output]).toEqual([0, ""]);
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.filter(({ passed }) => !passed)).toEqual([]);
});

test.each(workflows)("%s fails where the session is gone, and only there", async (name) => {
  const { code, steps } = await respect(name, { guid: "EXAMPLE-GUID" });
  expect(code).toBe(1);
  expect(steps.map(({ passed }) => passed)).toEqual([true, true, true, true, false]);
});

test.each(workflows)("%s fails where the agent doesn't exist", async (name) => {
  const unknown = Math.max(...simulator.agents.map(({ agentId }) => agentId)) + 1;
  const { code, steps } = await respect(name, { agentId: unknown });
  expect(code).toBe(1);
  expect(steps.some(({ passed }) => !passed)).toBe(true);
});
