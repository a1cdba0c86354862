import { services } from "@cc-contract/client";
import { exchange, type ReceivedResponse } from "./exchange.ts";
import { oneLine, toFinding } from "./findings.ts";
import { type Context, isExample, judge } from "./judge.ts";
import { type Message, writeMessage } from "./message.ts";
import type { Step } from "./plan.ts";
import type { Session } from "./session.ts";
import type { Finding, Observation } from "./types.ts";

export interface SenderOptions {
  context: Context;
  base: string;
  session: Session;
  timeout: number;
}

/** The outcome of a request: findings, and the response where it is a success, or why there was none. */
export interface Sent {
  findings: Finding[];
  success?: Record<string, unknown>;
  /** Whether the response is an example, whatever was requested. */
  isExample?: boolean;
  noResponse?: string;
}

export interface Sender {
  send(step: Step): Promise<Sent>;
  /** What observations say of a case, with a request of it. */
  report(description: string, data: unknown, observations: Observation[]): Promise<Finding[]>;
  /** Requests in a row without a response until now. */
  unanswered(): number;
  /** Findings that say no more than that there was no response. */
  silent: ReadonlySet<Finding>;
}

/** Sends the requests of an operation. */
export function createSender({ context, base, session, timeout }: SenderOptions): Sender {
  const { operation, hide } = context;
  const silent = new Set<Finding>();
  let unanswered = 0;

  const write = (draft: Parameters<typeof writeMessage>[3]) =>
    writeMessage(operation, base, session.credentials, draft);
  const toFindings = (description: string, message: Message, observations: Observation[]) =>
    observations.map((one) =>
      toFinding(operation.operationId, description, message, { ...one, actual: hide(one.actual) }),
    );

  /** Whether a request has the session's own GUID, so that a renewed one is for it. */
  function isOfSession({ invalid }: Step, { headers }: Message): boolean {
    const isSent = headers[services.gateway.authorization] !== undefined;
    return !operation.signed && !invalid && isSent;
  }

  function judged(step: Step, message: Message, response: ReceivedResponse): Sent {
    const { observations, ...rest } = judge(context, step, response);
    const { retriedAfter } = response;
    const actual = `a response only to the second attempt: ${retriedAfter}`;
    const retried: Observation[] = retriedAfter ? [{ kind: "note", place: step.place, actual }] : [];
    const findings = toFindings(step.description, message, [...retried, ...observations]);
    return { findings, isExample: isExample(response), ...rest };
  }

  return {
    silent,
    unanswered: () => unanswered,
    report: async (description, data, observations) =>
      observations.length > 0 ? toFindings(description, await write({ data }), observations) : [],
    async send(step) {
      const message = await write(step);
      const response = await exchange(message, timeout, operation.idempotent);
      if (!("noResponse" in response)) {
        unanswered = 0;
        if (isOfSession(step, message)) session.renew(response.headers);
        return judged(step, message, response);
      }
      unanswered++;
      const { noResponse } = response;
      const findings = toFindings(step.description, message, [
        { kind: "violation", place: step.place, actual: noResponse },
      ]);
      for (const one of findings) silent.add(one);
      return { findings, noResponse: oneLine(hide(noResponse)) };
    },
  };
}
