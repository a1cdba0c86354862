import type { Operation } from "@cc-contract/spec/model/contract";
import { skipped, toResult } from "./findings.ts";
import { lastStep, type Step } from "./plan.ts";
import type { Probe } from "./probe.ts";
import { createSender, type Sender, type SenderOptions, type Sent } from "./sender.ts";
import type { CaseResult, Finding, Observation, OperationResult } from "./types.ts";

/** An operation with everything that it is tried with. */
export interface Plan {
  operation: Operation;
  steps: [Step, ...Step[]];
  probes: Probe[];
}

export interface RunOptions extends SenderOptions {
  /** Takes a task when there is room for another request. */
  pool: <Value>(task: () => Promise<Value>) => Promise<Value>;
}

/** So many requests in a row without a response, and the rest of an operation is left alone. */
const maxUnanswered = 5;

/** Tries one operation. Without a plain request that succeeds, nothing else tells anything, and is not sent. */
export async function runOperation({ operation, steps, probes }: Plan, options: RunOptions): Promise<OperationResult> {
  const { operationId, service } = operation;
  const [plain, ...others] = steps;
  const last = lastStep(plain);
  const sender = createSender(options);

  const first = await options.pool(() => tryStep(sender, plain));
  if (!first.success) {
    const rest = [...others, ...probes, last].map(({ description }) => skipped(description));
    return first.noResponse
      ? { operationId, cases: [skipped(plain.description), ...rest], unreachable: first.noResponse }
      : { operationId, cases: [first.result, ...rest], skipped: "the plain request did not succeed" };
  }

  const unlessSilent = ({ description }: { description: string }, task: () => Promise<CaseResult>) =>
    options.pool(async () => (sender.unanswered() < maxUnanswered ? task() : skipped(description)));
  const middle = await Promise.all([
    ...others.map((step) => unlessSilent(step, async () => (await tryStep(sender, step)).result)),
    ...probes.map((probe) =>
      first.isExample ? skipped(probe.description) : unlessSilent(probe, () => tryProbe(sender, probe, service.data)),
    ),
  ]);
  const final = await options.pool(() => tryStep(sender, last));

  const cases = [first.result, ...middle, final.result];
  // Of a server that is gone by now, that there was no response says nothing about a request.
  if (final.noResponse)
    return { operationId, cases: cases.map((one) => without(sender.silent, one)), unreachable: final.noResponse };
  if (first.isExample)
    return { operationId, cases, skipped: "not simulated, its responses are the contract's examples" };
  const stopped = cases.some(({ outcome }) => outcome === "skipped");
  return { operationId, cases, ...(stopped && { skipped: `${maxUnanswered} requests in a row had no response` }) };
}

async function tryStep(sender: Sender, step: Step): Promise<Sent & { result: CaseResult }> {
  const begin = performance.now();
  const sent = await sender.send(step);
  return { ...sent, result: toResult(step.description, sent.findings, performance.now() - begin) };
}

async function tryProbe(sender: Sender, { description, place, data, run }: Probe, field: string): Promise<CaseResult> {
  const begin = performance.now();
  const seen: Finding[] = [];
  const shown = await run(async (data, expectation = "success") => {
    const { findings, success } = await sender.send({ description, place, data, expectation });
    seen.push(...findings);
    return success?.[field];
  });
  const observations: Observation[] =
    "inconclusive" in shown
      ? [{ kind: "note", place, actual: shown.inconclusive }]
      : shown.wrong.map((actual) => ({ kind: "violation", place, actual }));
  const findings = [...seen, ...(await sender.report(description, data, observations))];
  const milliseconds = performance.now() - begin;
  return toResult(description, findings, milliseconds, "inconclusive" in shown ? "inconclusive" : "passed");
}

/** A case as it were if nobody had waited for the responses that did not come. */
function without(silent: ReadonlySet<Finding>, result: CaseResult): CaseResult {
  const findings = result.findings.filter((one) => !silent.has(one));
  if (findings.length === result.findings.length) return result;
  return toResult(result.description, findings, result.milliseconds, "skipped");
}
