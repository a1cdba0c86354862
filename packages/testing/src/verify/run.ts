import { services } from "@cc-contract/client";
import type { Operation } from "@cc-contract/spec/model/contract";
import { type Answer, exchange } from "./exchange.ts";
import { type Context, judge } from "./judge.ts";
import { type Credentials, guidOf, type Message, writeMessage } from "./message.ts";
import { quote } from "./place.ts";
import { lastStep, type Step } from "./plan.ts";
import type { Probe } from "./probe.ts";
import type { Secrets } from "./secrets.ts";
import { renewedGuid } from "./session.ts";
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
  /** The GUID among them is that of the last answer that renewed it. */
  credentials: Credentials;
  secrets: Secrets;
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
  const { context, base, credentials, secrets, timeout, pool, onCase } = surroundings;
  const { operationId } = operation;
  const [plain, ...others] = steps;
  const last = lastStep(plain);
  const sampleGuid = guidOf(operation, plain.data);
  // Findings that say no more than that there was no answer.
  const silent = new Set<Finding>();
  let silences = 0;

  async function send(step: Step) {
    const message = await writeMessage(operation, base, credentials, step, sampleGuid);
    const answer = await exchange(message, timeout);
    const findings = (observations: Observation[]) =>
      observations.map((one) => finding(step.description, message, one));
    if ("silence" in answer) {
      silences++;
      const found = findings([{ kind: "violation", place: step.place, came: answer.silence }]);
      for (const one of found) silent.add(one);
      return { message, findings: found, silence: oneLine(secrets.hide(answer.silence)) };
    }
    silences = 0;
    follow(step, message, answer);
    const { observations, ...rest } = judge(context, step, answer);
    const resent: Observation[] = answer.resent
      ? [{ kind: "note", place: step.place, came: `an answer only when it was sent again: ${answer.resent}` }]
      : [];
    return { message, findings: findings([...resent, ...observations]), ...rest };
  }

  /** Goes on with the GUID that an answer has renewed, where it was asked with a good one. */
  function follow(step: Step, { headers }: Message, answer: Answer): void {
    const used = headers[services.gateway.authorization];
    const guid = operation.requestBody || step.forgery ? undefined : renewedGuid(answer.headers);
    if (guid === undefined || used === undefined || guidOf(operation, step.data) !== sampleGuid) return;
    secrets.keep(guid);
    credentials.guid = guid;
  }

  const finding = (description: string, { curl }: Message, observation: Observation): Finding => {
    const { place, detail, kind, came, remedy } = observation;
    return {
      kind,
      operationId,
      case: description,
      contract: [detail, quote(place)].filter(Boolean).join("; "),
      place: place.pointer,
      came: oneLine(secrets.hide(came)),
      ...(remedy && { remedy }),
      curl,
    };
  };

  async function tryStep(step: Step) {
    const begin = performance.now();
    const { findings, ...rest } = await send(step);
    onCase();
    return { result: toResult(step.description, findings, begin), ...rest };
  }

  async function tryProbe({ description, place, data, run }: Probe): Promise<CaseResult> {
    const begin = performance.now();
    const seen: Finding[] = [];
    const shown = await run(async (data, expectation = "success") => {
      const { findings, ...rest } = await send({ description, place, data, expectation });
      seen.push(...findings);
      return "success" in rest ? rest.success?.[operation.service.data] : undefined;
    });
    const message = await writeMessage(operation, base, credentials, { data }, sampleGuid);
    const inconclusive = "inconclusive" in shown;
    const observations: Observation[] = inconclusive
      ? [{ kind: "note", place, came: shown.inconclusive }]
      : shown.wrong.map((came) => ({ kind: "violation", place, came }));
    const findings = [...seen, ...observations.map((one) => finding(description, message, one))];
    onCase();
    const result = toResult(description, findings, begin);
    return inconclusive && result.outcome === "held" ? { ...result, outcome: "inconclusive" } : result;
  }

  const skip = (description: string): CaseResult => {
    onCase();
    return { description, outcome: "skipped", milliseconds: 0, findings: [] };
  };
  const unlessSilent = (description: string, task: () => Promise<CaseResult>) =>
    pool(async () => (silences >= mostSilences ? skip(description) : task()));

  const first = await pool(() => tryStep(plain));
  if (!("success" in first && first.success)) {
    const left = [...others, ...probes, last].map(({ description }) => skip(description));
    if ("silence" in first)
      return {
        operationId,
        cases: [{ ...first.result, outcome: "skipped", findings: [] }, ...left],
        unreachable: first.silence,
      };
    return { operationId, cases: [first.result, ...left], skipped: "the plain request did not succeed" };
  }
  const middle = await Promise.all([
    ...others.map((step) => unlessSilent(step.description, async () => (await tryStep(step)).result)),
    ...probes.map((probe) => unlessSilent(probe.description, () => tryProbe(probe))),
  ]);
  const final = await pool(() => tryStep(last));
  const cases = [first.result, ...middle, final.result];
  // Of a server that is gone by now, silence says nothing about a request.
  if ("silence" in final)
    return { operationId, cases: cases.map((one) => withoutSilence(one, silent)), unreachable: final.silence };
  const stopped = cases.some(({ outcome }) => outcome === "skipped");
  return { operationId, cases, ...(stopped && { skipped: `${mostSilences} requests in a row had no answer` }) };
}

/** A case as it were if nobody had waited for the answers that did not come. */
function withoutSilence(result: CaseResult, silent: Set<Finding>): CaseResult {
  const findings = result.findings.filter((one) => !silent.has(one));
  if (findings.length === result.findings.length) return result;
  const outcome = findings.some(({ kind }) => kind === "violation") ? "violated" : "skipped";
  return { ...result, outcome, findings };
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
