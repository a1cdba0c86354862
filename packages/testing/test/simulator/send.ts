import { authorization } from "@cc-contract/client/sign";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import type { Simulator } from "../../src/simulator/index.ts";

// Requests without the client's methods in between, so that they can be wrong.

export const contract = await readContract();
export const operations = listOperations(contract);

/** Those that the simulator does more for than to return their example. */
export const simulated: readonly string[] = [
  ...["queryAgentOperations", "queryAgentDetails", "queryAgentRests"],
  ...["queryAgentPrivateCalls", "queryAgentCallStatistics"],
];

export function operationOf(operationId: string) {
  const operation = operations.find((one) => one.operationId === operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  return operation;
}

export function sampleOf(operationId: string): unknown {
  return Object.values(requestExamples(contract, operationOf(operationId)))[0];
}

export interface Signed {
  operationId?: string;
  /** The text that is signed; the sample of the operation by default. */
  body?: string | undefined;
  /** The text that is sent; the signed one by default. */
  sent?: string | undefined;
  query?: string | undefined;
  date?: Date | undefined;
  milliseconds?: boolean | undefined;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  /** Headers that are signed and sent in addition to the host. */
  headers?: Record<string, string> | undefined;
  /** Headers that are sent only. */
  unsigned?: Record<string, string> | undefined;
  /** Changes the header Authorization. */
  change?: ((value: string) => string) | undefined;
}

/** Sends a signed request of CC-CMS. */
export async function sendSigned(simulator: Simulator, options: Signed = {}): Promise<Response> {
  const { operationId = "queryAgentPrivateCalls", query, headers = {}, change = (value) => value } = options;
  const { path, service } = operationOf(operationId);
  const body = options.body ?? JSON.stringify(sampleOf(operationId));
  const signed = await authorization({
    method: "POST",
    path,
    query,
    body,
    headers: { host: new URL(simulator.url).host, ...headers },
    accessKey: options.accessKey ?? simulator.accessKey,
    secretKey: options.secretKey ?? simulator.secretKey,
    date: options.date ?? new Date(),
    milliseconds: options.milliseconds,
  });
  const { "content-length": _, ...settable } = headers;
  return fetch(simulator.url + path + (query === undefined ? "" : `?${query}`), {
    method: "POST",
    headers: {
      "content-type": service.contentType,
      ...settable,
      ...options.unsigned,
      authorization: change(signed.authorization),
    },
    body: options.sent ?? body,
  });
}

/** Requests the statistics of an agent with a GUID. */
export function sendGuid(
  simulator: Simulator,
  guid: string | undefined,
  agentid: number | string = simulator.fixtures.agentId,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { path } = operationOf("queryAgentCallStatistics");
  return fetch(simulator.url + path.replace(/\{\w+\}/, String(agentid)), {
    headers: { ...headers, ...(guid !== undefined && { Guid: guid }) },
  });
}
