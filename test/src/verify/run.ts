import type { Operation } from "@cc-contract/spec/contract";
import { exchange } from "./exchange.ts";
import { type Context, judge } from "./judge.ts";
import { type Credentials, guidOf, type Message, writeMessage } from "./message.ts";
import { quote } from "./place.ts";
import type { Step } from "./plan.ts";
import type { Probe } from "./probes.ts";
import type { CaseResult, Finding, Observation, OperationResult } from "./types.ts";

/** An operation with everything that it is tried with. */
export interface Plan {
  operation: Operation;
  steps: [Step, ...Step[]];
  probes: Probe[];
}

/** What a run needs besides its plan. */
export interface Surroundings {
  context: Context;
  base: string;
  credentials: Credentials;
  timeout: number;
  /** Takes a task when there is room for another request. */
  pool: <Value>(task: () => Promise<Value>) => Promise<Value>;
  onCase: () => void;
}

/** Longest text of a server that is repeated. */
const longest = 300;

/** So many requests in a row without an answer, and the rest of an operation is left alone. */
const mostSilences = 5;

/** Tries one operation. Without a plain request that succeeds, nothing else tells anything, and is not sent. */
export async function runOperation(plan: Plan, surroundings: Surroundings): Promise<OperationResult> {
  const { operation, steps, probes } = plan;
  const { context, base, credentials, timeout, pool, onCase } = surroundings;
  const [plain, ...others] = steps;
  const sampleGuid = guidOf(operation, plain.data);
  let silences = 0;

  async function send(step: Step) {
    const message = await writeMessage(operation, base, credentials, step, sampleGuid);
    const answer = await exchange(message, timeout);
    if (!("silence" in answer)) {
      silences = 0;
      return { message, ...judge(context, step, answer) };
    }
    silences++;
    const observation: Observation = { kind: "violation", place: step.place, came: context.hide(answer.silence) };
    return { message, observations: [observation], silence: oneLine(context.hide(answer.silence)) };
  }

  const finding = (description: string, { curl }: Message, { place, detail, kind, came }: Observation): Finding => ({
    kind,
    operationId: operation.operationId,
    case: description,
    contract: [detail, quote(place)].filter(Boolean).join("; "),
    place: place.pointer,
    came: oneLine(came),
    curl,
  });

  async function tryStep(step: Step) {
    const begin = performance.now();
    const { message, observations, ...rest } = await send(step);
    const findings = observations.map((one) => finding(step.description, message, one));
    onCase();
    return { result: toResult(step.description, findings, begin), ...rest };
  }

  async function tryProbe({ description, place, data, run }: Probe): Promise<CaseResult> {
    const begin = performance.now();
    const seen: Finding[] = [];
    const observed = await run(async (data) => {
      const { message, observations, ...rest } = await send({ description, place, data, expectation: "success" });
      seen.push(...observations.map((one) => finding(description, message, one)));
      return "success" in rest ? rest.success?.[operation.service.data] : undefined;
    });
    const message = await writeMessage(operation, base, credentials, { data }, sampleGuid);
    const together = observed.map((one) => finding(description, message, { ...one, kind: "violation", place }));
    onCase();
    return toResult(description, [...seen, ...together], begin);
  }

  const skip = (description: string): CaseResult => {
    onCase();
    return { description, outcome: "skipped", milliseconds: 0, findings: [] };
  };
  const unlessSilent = (description: string, task: () => Promise<CaseResult>) =>
    pool(async () => (silences >= mostSilences ? skip(description) : task()));

  const { operationId } = operation;
  const first = await pool(() => tryStep(plain));
  const unreachable = "silence" in first ? first.silence : undefined;
  if (unreachable || !("success" in first && first.success)) {
    const left = [...others, ...probes].map(({ description }) => skip(description));
    if (unreachable) return { operationId, cases: [skip(plain.description), ...left], unreachable };
    return { operationId, cases: [first.result, ...left], skipped: "the plain request did not succeed" };
  }
  const cases = await Promise.all([
    ...others.map((step) => unlessSilent(step.description, async () => (await tryStep(step)).result)),
    ...probes.map((probe) => unlessSilent(probe.description, () => tryProbe(probe))),
  ]);
  const stopped = cases.some(({ outcome }) => outcome === "skipped");
  return {
    operationId,
    cases: [first.result, ...cases],
    ...(stopped && { skipped: `${mostSilences} requests in a row had no answer` }),
  };
}

/** Text of a server, fit for a terminal and for XML: without control and direction characters, and not endless. */
function oneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]+/gu, " ");
  return clean.length > longest ? `${[...clean].slice(0, longest).join("")}…` : clean;
}

function toResult(description: string, findings: Finding[], begin: number): CaseResult {
  const violated = findings.some(({ kind }) => kind === "violation");
  return {
    description,
    outcome: violated ? "violated" : "held",
    milliseconds: performance.now() - begin,
    findings,
  };
}
