import type { Operation } from "@cc-contract/spec/model/contract";
import { skipped, toResult } from "./findings.ts";
import { lastStep, type Step } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { Sender, Sent } from "./sender.ts";
import type { CaseResult, Finding, Observation, OperationResult } from "./types.ts";

/** An operation with everything needed to try it. */
export interface Plan {
  operation: Operation;
  steps: [Step, ...Step[]];
  probes: Probe[];
}

/** An operation that has been tried. */
export interface Trial {
  plan: Plan;
  sender: Sender;
  result: OperationResult;
}

/** Whether further cases make sense: they don't unless the plain request succeeds. */
export function isTelling({ result }: Trial): boolean {
  return result.cases[0]?.outcome === "passed" && !result.unreachable;
}

/** Adds a case that was tried after those of its operation. */
export function addTo(result: OperationResult, one: CaseResult): void {
  result.cases.push(one);
  if (one.reason === undefined || result.skipped?.includes(one.reason)) return;
  result.skipped = [result.skipped, one.reason].filter(Boolean).join("; ");
}

/** Runs a task when another request is allowed. */
export type Pool = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** Number of consecutive requests without a response after which the rest of an operation is skipped. */
const maxUnanswered = 5;

/** Tries one operation. Unless the plain request succeeds, the others show nothing and are not sent. */
export async function runOperation(
  { operation, steps, probes }: Plan,
  sender: Sender,
  pool: Pool,
): Promise<OperationResult> {
  const { operationId, service } = operation;
  const [plain, ...others] = steps;
  const last = lastStep(plain);

  const first = await pool(() => tryStep(sender, plain));
  if (!first.success) {
    const { noResponse: unreachable, notTried } = first;
    const reason = unreachable ?? notTried ?? "the plain request did not succeed";
    const rest = [...others, ...probes, last].map(({ description }) => skipped(description, reason));
    return unreachable !== undefined
      ? { operationId, cases: [skipped(plain.description, reason), ...rest], unreachable }
      : { operationId, cases: [first.result, ...rest], skipped: reason };
  }

  const silence = `${maxUnanswered} consecutive requests had no response or one from a busy server`;
  const unlessSilent = ({ description }: { description: string }, task: () => Promise<CaseResult>) =>
    pool(async () => (sender.unanswered() < maxUnanswered ? task() : skipped(description, silence)));
  const unsimulated = "not simulated: its responses are the contract's examples";
  const middle = await Promise.all([
    ...others.map((step) => unlessSilent(step, async () => (await tryStep(sender, step)).result)),
    ...probes.map((probe) =>
      first.isExample
        ? skipped(probe.description, unsimulated)
        : unlessSilent(probe, () => tryProbe(sender, probe, service.data)),
    ),
  ]);
  const final = await pool(() => tryStep(sender, last));

  const cases = [first.result, ...middle, final.result];
  // If the server is down now, a missing response says nothing about a request.
  const { noResponse: unreachable } = final;
  if (unreachable !== undefined && !final.notTried)
    return { operationId, cases: cases.map((one) => without(sender.silent, one, unreachable)), unreachable };
  const reasons = new Set([...(first.isExample ? [unsimulated] : []), ...cases.flatMap(({ reason }) => reason ?? [])]);
  return { operationId, cases, ...(reasons.size > 0 && { skipped: [...reasons].join("; ") }) };
}

export async function tryStep(sender: Sender, step: Step): Promise<Sent & { result: CaseResult }> {
  const begin = performance.now();
  const sent = await sender.send(step);
  const { findings, notTried, inconclusive } = sent;
  const result =
    notTried === undefined
      ? toResult(step.description, findings, performance.now() - begin, inconclusive ? "inconclusive" : "passed")
      : skipped(step.description, notTried);
  return { ...sent, result };
}

async function tryProbe(sender: Sender, { description, place, data, run }: Probe, field: string): Promise<CaseResult> {
  const begin = performance.now();
  const seen: Finding[] = [];
  let notTried: string | undefined;
  const shown = await run(async (data, expectation = "success") => {
    const { findings, success, notTried: reason } = await sender.send({ description, place, data, expectation });
    seen.push(...findings);
    notTried ??= reason;
    return success?.[field];
  });
  if (notTried !== undefined) return { ...skipped(description, notTried), findings: seen };
  const observations: Observation[] =
    "inconclusive" in shown
      ? [{ kind: "note", place, actual: shown.inconclusive }]
      : shown.wrong.map((actual) => ({ kind: shown.kind ?? "violation", place, actual }));
  const findings = [...seen, ...(await sender.report(description, data, observations))];
  const milliseconds = performance.now() - begin;
  return toResult(description, findings, milliseconds, "inconclusive" in shown ? "inconclusive" : "passed");
}

/** A case with the missing responses ignored. */
function without(silent: ReadonlySet<Finding>, result: CaseResult, reason: string): CaseResult {
  const findings = result.findings.filter((one) => !silent.has(one));
  if (findings.length === result.findings.length) return result;
  return { ...toResult(result.description, findings, result.milliseconds, "skipped"), reason };
}
