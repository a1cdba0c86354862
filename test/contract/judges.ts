import { createAjv } from "@cc-contract/spec/model/ajv";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";
import type { Validator } from "@cc-contract/validators";
import { operations } from "@cc-contract/validators/operations";
import { listRequestCases, listSendableCases, type RequestCase } from "../../packages/testing/src/cases.ts";
import { type SendOptions, send } from "../../packages/testing/src/send.ts";
import { createPool } from "../../packages/testing/src/verify/pool.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";

export type Judge = "prism" | "validators" | "ajv";

/** The verdict of a judge on a case. */
export interface Verdict {
  judge: Judge;
  one: RequestCase;
  accepted: boolean;
  /** Status of Prism's response. */
  status?: number;
}

type Guards = Record<string, Partial<Record<"request" | "parameters" | "response", Validator<unknown>>>>;

/** The validators of each operation. */
export const guards: Guards = operations;

/** Requests that Prism is sent at once. */
const concurrency = 8;

/** Gets every judge's verdict on every case of an operation. */
export type Judges = (operation: Operation) => Promise<Verdict[]>;

/** Returns a function that gets the verdicts of Prism at `url`, the validators and Ajv on every case of an operation. */
export function createJudges(contract: Contract, url: string): Judges {
  // Plain Ajv: it supports JSON Schema, and treats the contract's own keywords as annotations.
  const compile = createAjv(contract, { ownKeywords: false });
  return async (operation: Operation): Promise<Verdict[]> => {
    const ajv = compile(requestSchema(operation));
    const cases = listRequestCases(contract, operation);
    const sent = listSendableCases(contract, operation);
    const ask = createSender(contract, operation, url);
    const verdicts = [...sent, ...listWireCases(contract, operation)].map(async (one): Promise<Verdict> => {
      const status = await ask(one);
      return { judge: "prism", one, accepted: status < 300, status };
    });
    return [
      ...(await Promise.all(verdicts)),
      ...cases.map((one): Verdict => ({ judge: "validators", one, accepted: !issuesOf(operation, one.data).length })),
      ...cases.map((one): Verdict => ({ judge: "ajv", one, accepted: ajv(one.data) })),
    ];
  };
}

/** Sends each request once, however many cases it is the boundary of. Returns the status of the response. */
function createSender(contract: Contract, operation: Operation, url: string) {
  const pool = createPool(concurrency);
  const statuses = new Map<string, Promise<number>>();
  return ({ data, send: options = {} }: RequestCase & { send?: SendOptions }): Promise<number> => {
    const key = JSON.stringify([data, options, Object.keys(options.headers ?? {})]);
    const known = statuses.get(key);
    if (known) return known;
    const status = pool(async () => {
      const response = await send(contract, operation, url, data, options);
      // What is not read keeps its connection.
      await response.arrayBuffer();
      return response.status;
    });
    statuses.set(key, status);
    return status;
  };
}

/** Keywords that a request breaks, as the validators of its parameters and its body say; none where it conforms. */
export function issuesOf({ operationId, requestBody }: Operation, data: unknown): string[] {
  const { parameters, request } = guards[operationId] ?? {};
  if (!parameters) return keywordsOf(request, data);
  if (!requestBody || typeof data !== "object" || data === null || Array.isArray(data))
    return keywordsOf(parameters, data);
  const { body, ...others } = data as { body?: unknown };
  const missing = requestBody.required ? ["required"] : [];
  return [...keywordsOf(parameters, others), ...(body === undefined ? missing : keywordsOf(request, body))];
}

function keywordsOf(guard: Validator<unknown> | undefined, value: unknown): string[] {
  return guard && !guard(value) ? guard.issues(value).map(({ keyword }) => keyword) : [];
}
