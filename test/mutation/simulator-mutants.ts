import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema, responseExamples } from "@cc-contract/spec/model/operations";
import type { Answer, Filter, ReceivedRequest, SimulatorOptions } from "../../packages/testing/src/simulator/index.ts";
import { leaves, whole } from "../../packages/testing/src/verify/fields.ts";
import { isHeader } from "../../packages/testing/src/verify/fixtures.ts";
import { listOf, pagingOf, timeSpanOf } from "../../packages/testing/src/verify/meaning.ts";
import { successSchema } from "../../packages/testing/src/verify/place.ts";
import { listFieldMutants } from "./field-mutants.ts";
import { gaps } from "./forgery-mutants.ts";

// Servers that break the contract in one way each: in the message, in the shape of the answer, or in what it means.

/** A simulator that does one thing wrong. */
export interface Mutant {
  name: string;
  operationId: string;
  options: SimulatorOptions;
}

type Values = Record<string, unknown>;

/** Every mutant of the simulator. */
export function listSimulatorMutants(contract: Contract): Mutant[] {
  return listOperations(contract).flatMap((operation) => [
    ...ofMessage(operation),
    ...ofShape(contract, operation),
    ...ofMeaning(contract, operation),
  ]);
}

function ofMessage(operation: Operation): Mutant[] {
  const mutant = mutantOf(operation);
  return [
    mutant("status 201", (answer) => ({ ...answer, status: 201 })),
    mutant("status 500", (answer) => ({ ...answer, status: 500 })),
    mutant("another media type", (answer) => ({
      ...answer,
      headers: { ...answer.headers, "Content-Type": "text/html" },
    })),
    mutant("a page instead of JSON", (answer) => ({ ...answer, body: "<html><body>Welcome</body></html>" })),
    mutant("truncated JSON", (answer) => ({ ...answer, body: JSON.stringify(answer.body ?? {}).slice(0, -1) })),
    mutant("no body", ({ body: _, ...answer }) => ({ ...answer, body: undefined })),
    mutant("a list around everything", (answer) => ({ ...answer, body: [answer.body] })),
  ];
}

function ofShape(contract: Contract, operation: Operation): Mutant[] {
  const { code, data, message } = operation.service;
  const ofSuccess = (what: string, change: (body: Values) => Values) =>
    mutantOf(operation)(what, (answer) =>
      isSuccess(contract, operation, answer) ? { ...answer, body: change(answer.body as Values) } : answer,
    );
  const ofFailure = (what: string, change: (body: Values) => Values) =>
    mutantOf(operation)(what, (answer) =>
      isFailure(contract, operation, answer) ? { ...answer, body: change(answer.body as Values) } : answer,
    );
  const ofData = (what: string, change: (value: unknown) => unknown) =>
    ofSuccess(what, (body) => ({ ...body, [data]: change(body[data]) }));
  return [
    ofSuccess(`another ${code} with the data of a success`, (body) => ({ ...body, [code]: "another" })),
    ofData(`${data} wrapped once more`, (value) => ({ value })),
    ofFailure(`failures without ${message}`, ({ [message]: _, ...body }) => body),
    ofFailure(`failures whose ${code} is a number`, (body) => ({ ...body, [code]: 2 })),
    ...listFieldMutants(contract, operation).map(({ name, change }) =>
      ofSuccess(name, (body) => change(body) as Values),
    ),
  ];
}

function ofMeaning(contract: Contract, operation: Operation): Mutant[] {
  const { operationId } = operation;
  const mutant = mutantOf(operation);
  const { data } = operation.service;
  const sample = Object.values(responseExamples(contract, operation))[0];
  const twins = Object.keys(successSchema(contract, operation).properties ?? {}).filter((name) => /Datas$/.test(name));
  const ofData = (what: string, change: (value: unknown) => unknown, names = [data, ...twins]) =>
    mutant(what, (answer) => {
      if (!isSuccess(contract, operation, answer)) return answer;
      const body = answer.body as Values;
      return { ...answer, body: { ...body, ...Object.fromEntries(names.map((name) => [name, change(body[name])])) } };
    });
  const asked = leaves(contract, requestSchema(operation)).filter(({ path }) => !isHeader(operation, path));
  const paging = asked.flatMap(({ parent }) => Object.values(pagingOf(parent) ?? {}));
  const own: Record<string, SimulatorOptions> = {};
  for (const { name } of asked)
    if (!paging.includes(name)) own[`ignores the field ${name}`] = { ignoreFilters: [name as Filter] };
  if (paging.length > 0) own["ignores paging"] = { ignorePaging: true };
  if (timeSpanOf(contract, operation)) own["comes unsorted"] = { unsorted: true };
  if (operation.requestBody) own["accepts any signature"] = { acceptAnySignature: true };
  const refused = { status: 200, headers: json(operation), body: sample };
  const signatures = operation.requestBody
    ? Object.entries(gaps).map(([name, accepts]) =>
        mutant(`accepts a signature of the kind ${name}`, (answer, request) =>
          answer.status === 401 && accepts(request) ? { ...answer, ...refused } : answer,
        ),
      )
    : [];
  let answers = 0;
  return [
    ...Object.entries(own).map(([what, options]) => ({ name: `${operationId}: ${what}`, operationId, options })),
    ...signatures,
    ...listEchoes(contract, operation).map((name) =>
      ofData(`another ${name}`, (value) => changeFirst(value, name, next)),
    ),
    ...twins.map((name) => ofData(`${name} that differs from ${data}`, differing, [name])),
    ...(hasList(sample, data) ? [ofData("the first record twice", twice), ofData("no records", empty)] : []),
    // Whatever is refused, for its credentials or for its request, gets an answer all the same.
    mutant("accepts everything", (answer) =>
      isSuccess(contract, operation, answer) ? answer : { ...answer, ...refused },
    ),
    mutant("refuses everything", (answer) =>
      isSuccess(contract, operation, answer) ? { ...answer, body: failureOf(contract, operation) } : answer,
    ),
    mutant("refuses everything but the first request", (answer) => {
      answers++;
      return answers > 1
        ? { ...answer, status: 200, headers: json(operation), body: failureOf(contract, operation) }
        : answer;
    }),
  ];
}

/** Fields of a record that repeat a field of the request. */
function listEchoes(contract: Contract, operation: Operation): string[] {
  const asked = leaves(contract, requestSchema(operation)).map(({ name }) => name);
  const data = whole(contract, successSchema(contract, operation).properties?.[operation.service.data] || {});
  const { properties = {} } = whole(contract, (data.items ?? data) as Schema);
  return Object.entries(properties)
    .filter(([name, property]) => asked.includes(String(whole(contract, property || {})["x-request-field"] ?? name)))
    .map(([name]) => name);
}

function changeFirst(data: unknown, name: string, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(data)) return data.map((one, index) => (index === 0 ? changeFirst(one, name, change) : one));
  return { ...(data as Values), [name]: change((data as Values)[name]) };
}

/** Another value of the same kind; a time of long ago. */
function next(value: unknown): unknown {
  return typeof value === "number" ? value + 1 : String(value).replace(/^\d{4}/, "1999");
}

function hasList(sample: unknown, data: string): boolean {
  return listOf((sample as Values)[data]) !== undefined;
}

function onList(change: (list: unknown[]) => unknown[]) {
  return (data: unknown): unknown =>
    Array.isArray(data)
      ? change(data)
      : Object.fromEntries(
          Object.entries(data as Values).map(([name, value]) => [name, Array.isArray(value) ? change(value) : value]),
        );
}

const twice = onList((list) => [...list.slice(0, 1), ...list]);
const empty = onList(() => []);

/** The same without its first record, or with a field more. */
function differing(data: unknown): unknown {
  return Array.isArray(data) ? data.slice(1) : { ...(data as Values), more: 1 };
}

function mutantOf({ operationId }: Operation) {
  return (what: string, change: (answer: Answer, request: ReceivedRequest) => Answer): Mutant => ({
    name: `${operationId}: ${what}`,
    operationId,
    options: {
      mutate: (answer, request) => (answer.operationId === operationId ? change(answer, request) : answer),
    },
  });
}

function json({ service }: Operation): Record<string, string> {
  return { "Content-Type": service.contentType };
}

function isSuccess(contract: Contract, operation: Operation, { body }: Answer): boolean {
  const { code } = operation.service;
  const sample = Object.values(responseExamples(contract, operation))[0] as Values;
  return Object(body)[code] === sample[code];
}

function isFailure(contract: Contract, operation: Operation, answer: Answer): boolean {
  return operation.service.code in Object(answer.body) && !isSuccess(contract, operation, answer);
}

function failureOf(contract: Contract, operation: Operation): unknown {
  return responseExamples(contract, operation).failure;
}
