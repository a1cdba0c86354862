import { services } from "@cc-contract/client";
import type { ReceivedResponse } from "./exchange.ts";
import { oneLine, toFinding } from "./findings.ts";
import { type Context, forbidden, isExample, judge } from "./judge.ts";
import { type Message, writeMessage } from "./message.ts";
import type { Step } from "./plan.ts";
import type { Session } from "./session.ts";
import type { Stop } from "./stop.ts";
import { exchangePatiently, isBusy, type Throttle } from "./throttle.ts";
import type { Finding, Observation } from "./types.ts";

export interface SenderOptions {
  context: Context;
  base: string;
  session: Session;
  timeout: number;
  throttle: Throttle;
  stop: Stop;
}

/** The outcome of a request: findings, and the response if it is a success, or why there was none. */
export interface Sent {
  findings: Finding[];
  success?: Record<string, unknown>;
  /** Whether the response is an example, independent of the request. */
  isExample?: boolean;
  noResponse?: string;
  /** Why there is no result: the run has ended, or the service was busy. */
  notTried?: string;
  /** Whether the response says nothing about the request. */
  inconclusive?: boolean;
}

const stopped = "the run was stopped";

/** What HTTP 403 to a request with the right credentials means. */
export const locked =
  "The service has probably locked this address after too many wrong signatures, or an allow-list or a firewall " +
  "rejects it. Nothing more was sent: wait until the lock ends, and check the credentials before the next call.";

export interface Sender {
  send(step: Step): Promise<Sent>;
  /** The findings of a case from its observations, with one of its requests. */
  report(description: string, data: unknown, observations: Observation[]): Promise<Finding[]>;
  /** Number of consecutive requests without a response, or with one from a busy server. */
  unanswered(): number;
  /** Findings that only report a missing response. */
  silent: ReadonlySet<Finding>;
}

/** Sends the requests of an operation. */
export function createSender({ context, base, session, timeout, throttle, stop }: SenderOptions): Sender {
  const { operation, hide } = context;
  const silent = new Set<Finding>();
  const known = new Set<string>();
  let unanswered = 0;

  const write = (draft: Parameters<typeof writeMessage>[3]) =>
    writeMessage(operation, base, session.credentials, draft);
  const toFindings = (description: string, message: Message, observations: Observation[]) =>
    observations.map((one) =>
      toFinding(operation.operationId, description, message, { ...one, actual: hide(one.actual) }),
    );

  function isNew({ once, place, kind }: Observation): boolean {
    const key = `${kind} ${place.pointer}`;
    return !once || (!known.has(key) && Boolean(known.add(key)));
  }

  /** Whether a request has the session's own GUID, so that a renewal applies to the session. */
  function isOfSession({ invalid }: Step, { headers }: Message): boolean {
    const isSent = headers[services.gateway.authorization] !== undefined;
    return !operation.signed && !invalid && isSent;
  }

  function judged(step: Step, message: Message, response: ReceivedResponse): Sent {
    const { observations, ...rest } = judge(context, step, response);
    const { retriedAfter } = response;
    const actual = `a response only on the second attempt: ${retriedAfter}`;
    const retried: Observation[] = retriedAfter ? [{ kind: "note", place: step.place, actual }] : [];
    const findings = toFindings(step.description, message, [...retried, ...observations.filter(isNew)]);
    return { findings, isExample: isExample(response), ...rest };
  }

  return {
    silent,
    unanswered: () => unanswered,
    report: async (description, data, observations) =>
      observations.length > 0 ? toFindings(description, await write({ data }), observations) : [],
    async send(step) {
      if (stop.reason()) return { findings: [], notTried: stopped };
      const { idempotent } = operation;
      const options = { timeout, idempotent, signal: stop.signal };
      const { message, response } = await exchangePatiently(() => write(step), throttle, options);
      if ("noResponse" in response) {
        if (stop.reason()) return { findings: [], notTried: stopped };
        unanswered++;
        const { noResponse } = response;
        const findings = toFindings(step.description, message, [
          { kind: "violation", place: step.place, actual: noResponse },
        ]);
        for (const one of findings) silent.add(one);
        return { findings, noResponse: oneLine(hide(noResponse)) };
      }
      if (isBusy(response.status)) {
        unanswered++;
        const noResponse = `HTTP ${response.status}, the service is busy`;
        return { findings: [], noResponse, notTried: noResponse };
      }
      unanswered = 0;
      if (response.status === forbidden && step.expectation !== "refusal") {
        stop.because(`${operation.operationId}: HTTP ${forbidden} to a request with the right credentials. ${locked}`);
        return { findings: [], notTried: stopped };
      }
      if (isOfSession(step, message)) session.renew(response.headers);
      return judged(step, message, response);
    },
  };
}
