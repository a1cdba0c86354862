import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";
import { pagingOf, requestFields, timeSpanOf } from "../../packages/testing/src/fields.ts";
import type {
  Filter,
  ReceivedRequest,
  SimulatedResponse,
  SimulatorOptions,
} from "../../packages/testing/src/simulator/index.ts";
import { isHeader } from "../../packages/testing/src/verify/fixtures.ts";
import { listOf } from "../../packages/testing/src/verify/meaning.ts";
import { successSchema } from "../../packages/testing/src/verify/place.ts";
import { listFieldMutants } from "./field-mutants.ts";
import { gaps } from "./signature-gaps.ts";

// Servers that break the contract in one way each: in the message, in the shape of the response, or in what it means.

/** A simulator that does one thing wrong. */
export interface Mutant {
  name: string;
  operationId: string;
  options: SimulatorOptions;
}

type Values = Record<string, unknown>;
type Change = (response: SimulatedResponse, request: ReceivedRequest) => SimulatedResponse;

/** Every mutant of the simulator. */
export function listSimulatorMutants(contract: Contract): Mutant[] {
  return listOperations(contract).flatMap((operation) => {
    const { operationId } = operation;
    const changes = { ...ofMessage(), ...ofShape(contract, operation), ...ofMeaning(contract, operation) };
    const options: Record<string, SimulatorOptions> = ofOptions(contract, operation);
    for (const [what, change] of Object.entries(changes))
      options[what] = {
        mutate: (response, request) => (response.operationId === operationId ? change(response, request) : response),
      };
    return Object.entries(options).map(([what, own]) => ({
      name: `${operationId}: ${what}`,
      operationId,
      options: own,
    }));
  });
}

function ofMessage(): Record<string, Change> {
  return {
    "status 201": (response) => ({ ...response, status: 201 }),
    "status 500": (response) => ({ ...response, status: 500 }),
    "another media type": (response) => ({
      ...response,
      headers: { ...response.headers, "Content-Type": "text/html" },
    }),
    "an HTML page instead of JSON": (response) => ({ ...response, body: "<html><body>Welcome</body></html>" }),
    "truncated JSON": (response) => ({ ...response, body: JSON.stringify(response.body ?? {}).slice(0, -1) }),
    "no body": (response) => ({ ...response, body: undefined }),
    "a list around everything": (response) => ({ ...response, body: [response.body] }),
  };
}

function ofShape(contract: Contract, operation: Operation): Record<string, Change> {
  const { code, data, message } = operation.service;
  const { success, failure } = changesOf(contract, operation);
  const fields = listFieldMutants(contract, operation).map(({ name, change }) => [
    name,
    success((body) => change(body) as Values),
  ]);
  return {
    [`another ${code} with the data of a success`]: success((body) => ({ ...body, [code]: "another" })),
    [`${data} wrapped once more`]: success((body) => ({ ...body, [data]: { value: body[data] } })),
    [`failures without ${message}`]: failure(({ [message]: _, ...body }) => body),
    [`failures whose ${code} is a number`]: failure((body) => ({ ...body, [code]: 2 })),
    ...Object.fromEntries(fields),
  };
}

/** Faults of the simulator itself. */
function ofOptions(contract: Contract, operation: Operation): Record<string, SimulatorOptions> {
  const fields = requestFields(contract, operation).filter(({ path }) => !isHeader(operation, path));
  const paging = fields.flatMap(({ parent }) => Object.values(pagingOf(parent) ?? {}));
  const filters = fields.filter(({ name }) => !paging.includes(name));
  return {
    ...Object.fromEntries(
      filters.map(({ name }) => [`ignores the field ${name}`, { ignoreFilters: [name as Filter] }]),
    ),
    ...(paging.length > 0 && { "ignores paging": { ignorePaging: true } }),
    ...(timeSpanOf(contract, operation) && { unsorted: { unsorted: true } }),
    ...(operation.signed && { "accepts any signature": { acceptAnySignature: true } }),
  };
}

function ofMeaning(contract: Contract, operation: Operation): Record<string, Change> {
  const { data } = operation.service;
  const { success, isSuccess } = changesOf(contract, operation);
  const examples = responseExamples(contract, operation);
  const sample = Object.values(examples)[0] as Values;
  const twins = Object.keys(successSchema(contract, operation).properties ?? {}).filter((name) => /Datas$/.test(name));
  const ofData = (change: (value: unknown) => unknown, names = [data, ...twins]) =>
    success((body) => ({ ...body, ...Object.fromEntries(names.map((name) => [name, change(body[name])])) }));
  const accepted = { status: 200, headers: { "Content-Type": operation.service.contentType }, body: sample };
  const signatures = operation.signed ? Object.entries(gaps) : [];
  let requests = 0;
  return {
    ...Object.fromEntries([
      ...signatures.map(([name, accepts]): [string, Change] => [
        `accepts a signature of the kind ${name}`,
        (response, request) => (response.status === 401 && accepts(request) ? { ...response, ...accepted } : response),
      ]),
      ...listEchoes(contract, operation).map((name) => [
        `another ${name}`,
        ofData((value) => changeFirst(value, name)),
      ]),
      ...twins.map((name) => [`${name} that differs from ${data}`, ofData(differing, [name])]),
    ]),
    ...(listOf(sample[data]) && {
      "the first record twice": ofData(onList((list) => [...list.slice(0, 1), ...list])),
      "no records": ofData(onList(() => [])),
    }),
    // Whatever is refused, for its credentials or for its request, gets a success all the same.
    "accepts everything": (response) => (isSuccess(response) ? response : { ...response, ...accepted }),
    "refuses everything": (response) => (isSuccess(response) ? { ...response, body: examples.failure } : response),
    "refuses everything but the first request": (response) =>
      requests++ > 0 ? { ...response, ...accepted, body: examples.failure } : response,
  };
}

/** Changes of successes and of failures alone. */
function changesOf(contract: Contract, operation: Operation) {
  const { code } = operation.service;
  const sample = Object.values(responseExamples(contract, operation))[0] as Values;
  const isSuccess = ({ body }: SimulatedResponse) => Object(body)[code] === sample[code];
  const isFailure = (response: SimulatedResponse) => code in Object(response.body) && !isSuccess(response);
  const where =
    (applies: (response: SimulatedResponse) => boolean) =>
    (change: (body: Values) => Values): Change =>
    (response) =>
      applies(response) ? { ...response, body: change(response.body as Values) } : response;
  const ofSuccess = where(isSuccess);
  return {
    isSuccess,
    success: (change: (body: Values) => Values) => ofSuccess((body) => change(complete(contract, operation, body))),
    failure: where(isFailure),
  };
}

/** A success with everything that it may have, also what the simulator leaves out. */
function complete(contract: Contract, operation: Operation, body: Values): Values {
  const { properties = {} } = successSchema(contract, operation);
  const full = Object.keys(properties).map((name) => {
    const { const: constant = body[operation.service.data] } = resolveSchema(contract, properties[name] || {});
    return [name, constant];
  });
  return { ...Object.fromEntries(full), ...body };
}

/** Fields of a record that repeat a field of the request. */
function listEchoes(contract: Contract, operation: Operation): string[] {
  const requested = requestFields(contract, operation).map(({ name }) => name);
  const data = resolveSchema(contract, successSchema(contract, operation).properties?.[operation.service.data] || {});
  const { properties = {} } = resolveSchema(contract, (data.items ?? data) as Schema);
  return Object.keys(properties).filter((name) =>
    requested.includes(String(resolveSchema(contract, properties[name] || {})["x-request-field"] ?? name)),
  );
}

/** Another value of the same kind in the first record; of a time, one of long ago. */
function changeFirst(data: unknown, name: string): unknown {
  if (Array.isArray(data)) return data.map((one, index) => (index === 0 ? changeFirst(one, name) : one));
  const value = (data as Values)[name];
  return {
    ...(data as Values),
    [name]: typeof value === "number" ? value + 1 : String(value).replace(/^\d{4}/, "1999"),
  };
}

function onList(change: (list: unknown[]) => unknown[]) {
  const changed = (value: unknown) => (Array.isArray(value) ? change(value) : value);
  return (data: unknown): unknown =>
    Array.isArray(data)
      ? change(data)
      : Object.fromEntries(Object.entries(data as Values).map(([name, value]) => [name, changed(value)]));
}

/** The same without its first record, or with a field more. */
function differing(data: unknown): unknown {
  return Array.isArray(data) ? data.slice(1) : { ...(data as Values), more: 1 };
}
