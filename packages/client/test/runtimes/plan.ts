import { type Contract, componentName, type Operation, readContract } from "@cc-contract/spec/model/contract";
import { listOperations, media, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { services, timeSpans } from "../../src/index.ts";
import vectors from "../vectors/c2-signing.json" with { type: "json" };

// What the program is told, what the server answers and what the program has to print. All of it comes from the contract.

type Fields = Record<string, unknown>;

/** One operation as it goes over the wire. */
export interface Exchange {
  operationId: string;
  service: keyof typeof services;
  method: string;
  path: string;
  /** What the method of the client takes. */
  request: Fields;
  success: Fields;
  failure: Fields;
}

export interface Plan {
  exchanges: Exchange[];
  guid: string;
  /** What the program asks the server for. */
  setup: object;
  /** What the program prints. */
  expected: object;
}

/** Milliseconds after which the program gives up on a server that is silent. */
const timeout = 250;

export async function makePlan(): Promise<Plan> {
  const contract = await readContract();
  const operations = listOperations(contract);
  const exchanges = operations.map((operation) => exchangeOf(contract, operation));
  const guid = guidOf(contract, operations);
  const { span, range } = spanOf(operations, exchanges);
  const tables = Object.entries(contract.components["x-codes"]);
  const { accessKey, secretKey, source: _, cases, ...signed } = vectors;
  const [first] = exchanges as [Exchange];
  const spanned = exchanges.find(({ operationId }) => operationId === span.operationId) as Exchange;
  const setup = {
    requests: byId(exchanges, ({ request }) => request),
    keys: { accessKey, secretKey },
    guid,
    span,
    timeout,
    vectors: { accessKey, secretKey, ...signed, cases: cases.map(({ headers }) => ({ headers })) },
    codes: Object.fromEntries(
      tables.map(
        ([
          name,
          {
            qualifier,
            codes: [entry],
          },
        ]) => [name, [entry?.code, qualifier && entry?.[qualifier]]],
      ),
    ),
  };
  const expected = {
    answered: byId(exchanges, dataOf),
    failed: byId(exchanges, failureOf),
    refused: byId(exchanges, ({ operationId }) => ({
      name: "AuthenticationError",
      operationId,
      attempts: 1,
      status: 401,
    })),
    timedOut: { name: "TimeoutError", operationId: first.operationId, attempts: 1, timeout },
    aborted: "the reason of the signal",
    retried: { data: dataOf(spanned), waits: [{ status: 503, delay: 0, attempts: 1 }] },
    timeRange: range,
    signed: cases.map(({ authorization }) => authorization),
    meanings: Object.fromEntries(tables.map(([name, { codes }]) => [name, codes[0]?.meaning])),
    sameTables: true,
  };
  return { exchanges, guid, setup, expected };
}

function exchangeOf(contract: Contract, operation: Operation): Exchange {
  const [sample] = Object.values(requestExamples(contract, operation)) as [Fields];
  const request = (operation.requestBody ? sample : sample.path) as Fields;
  const { sample: success, failure } = responseExamples(contract, operation) as Record<string, Fields>;
  if (!success || !failure) throw new Error(`${operation.operationId}: no example \`sample\` or \`failure\``);
  return {
    operationId: operation.operationId,
    service: operation.service.id as keyof typeof services,
    method: operation.method.toUpperCase(),
    path: operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(request[name]))),
    request,
    success,
    failure,
  };
}

function guidOf(contract: Contract, operations: Operation[]): string {
  const name = services.gateway.authorization;
  const samples = operations.flatMap((one) => Object.values(requestExamples(contract, one))) as { header?: Fields }[];
  const guid = samples.find(({ header }) => header?.[name])?.header?.[name];
  if (typeof guid !== "string") throw new Error(`no operation has an example of ${name}`);
  return guid;
}

/** The window of the sample that has one, and a span that is widened to just that. */
function spanOf(operations: Operation[], exchanges: Exchange[]) {
  for (const [schema, { begin, end }] of Object.entries(timeSpans)) {
    const index = operations.findIndex(
      ({ requestBody }) => requestBody && componentName(media(requestBody).schema) === schema,
    );
    const { operationId, request } = exchanges[index] as Exchange;
    const dateOf = (name: string) => new Date(`${String(request[name]).replace(" ", "T")}Z`);
    const to = new Date(dateOf(end).getTime() - 1);
    return { span: { operationId, from: dateOf(begin), to }, range: { [begin]: request[begin], [end]: request[end] } };
  }
  throw new Error("no request of the contract has a window");
}

function dataOf({ service, success }: Exchange): unknown {
  return success[services[service].data];
}

function failureOf({ operationId, service, failure }: Exchange): object {
  const { code: field, message, codes, unauthenticated } = services[service];
  const code = String(failure[field]);
  const common = { operationId, attempts: 1, code, meaning: codes.describe(code) };
  if ((unauthenticated as readonly string[]).includes(code))
    return { name: "AuthenticationError", status: 200, ...common };
  return { name: "ServiceError", serviceMessage: failure[message], ...common };
}

function byId(exchanges: Exchange[], value: (exchange: Exchange) => unknown): Fields {
  return Object.fromEntries(exchanges.map((exchange) => [exchange.operationId, value(exchange)]));
}
