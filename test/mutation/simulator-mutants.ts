import { type Contract, listOperations, type Operation, responseExamples } from "@cc-contract/spec/contract";
import type { Answer, Filter, SimulatorOptions } from "../src/simulator/index.ts";

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
  const sample = Object.values(responseExamples(contract, operation))[0] as Values;
  const ofData = (what: string, change: (value: unknown) => unknown) =>
    ofSuccess(what, (body) => ({ ...body, [data]: change(body[data]) }));
  return [
    ofSuccess(`without ${code}`, ({ [code]: _, ...body }) => body),
    ofSuccess(`${code} as a number`, (body) => ({ ...body, [code]: Number(body[code]) })),
    ofSuccess(`another ${code} with the data of a success`, (body) => ({ ...body, [code]: "another" })),
    ofSuccess(`without ${data}`, ({ [data]: _, ...body }) => body),
    ofData(`${data} null`, () => null),
    ofData(`${data} a text`, () => "text"),
    ofData(`${data} wrapped once more`, (value) => ({ value })),
    ofFailure(`failures without ${message}`, ({ [message]: _, ...body }) => body),
    ofFailure(`failures whose ${code} is a number`, (body) => ({ ...body, [code]: 2 })),
    ...recordMutants(sample[data], (what, change) => ofData(what, (value) => changeFirst(value, change))),
  ];
}

/** The first, the middle and the last field of a record, each wrong in every way. */
function recordMutants(
  sampleData: unknown,
  make: (what: string, change: (record: unknown) => unknown) => Mutant,
): Mutant[] {
  const record = firstRecord(sampleData);
  if (typeof record !== "object" || record === null) return [make("a number for a text", () => 5)];
  const names = Object.keys(record);
  const some = [...new Set([names[0], names[names.length >> 1], names.at(-1)])] as string[];
  const change = (name: string, how: (record: Values) => Values) => (one: unknown) =>
    name in Object(one) ? how(one as Values) : one;
  return some.flatMap((name) => [
    make(
      `without ${name}`,
      change(name, ({ [name]: _, ...rest }) => rest),
    ),
    make(
      `${name} renamed`,
      change(name, ({ [name]: value, ...rest }) => ({ ...rest, [`${name}X`]: value })),
    ),
    make(
      `${name} of another type`,
      change(name, (one) => ({ ...one, [name]: typeof one[name] === "number" ? "text" : 5 })),
    ),
    make(
      `${name} a list`,
      change(name, (one) => ({ ...one, [name]: [one[name]] })),
    ),
  ]);
}

function ofMeaning(contract: Contract, operation: Operation): Mutant[] {
  const { operationId, requestBody } = operation;
  const mutant = mutantOf(operation);
  const sample = Object.values(responseExamples(contract, operation))[0];
  const own: Record<string, SimulatorOptions> = {};
  if (requestBody) own["accepts any signature"] = { acceptAnySignature: true };
  if (operationId === "queryAgentOperations") {
    for (const filter of ["currentAgentId", "operateType", "beginTime", "endTime"] satisfies Filter[])
      own[`ignores the filter ${filter}`] = { ignoreFilters: [filter] };
    own["comes unsorted"] = { unsorted: true };
  }
  if (operationId === "queryAgentRests") own["ignores paging"] = { ignorePaging: true };
  return [
    ...Object.entries(own).map(([what, options]) => ({ name: `${operationId}: ${what}`, operationId, options })),
    // Whatever is refused, for its credentials or for its request, gets an answer all the same.
    mutant("accepts everything", (answer) =>
      isSuccess(contract, operation, answer)
        ? answer
        : { ...answer, status: 200, headers: json(operation), body: sample },
    ),
    mutant("refuses everything", (answer) =>
      isSuccess(contract, operation, answer) ? { ...answer, body: failureOf(contract, operation) } : answer,
    ),
  ];
}

function mutantOf({ operationId }: Operation) {
  return (what: string, change: (answer: Answer) => Answer): Mutant => ({
    name: `${operationId}: ${what}`,
    operationId,
    options: { mutate: (answer) => (answer.operationId === operationId ? change(answer) : answer) },
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

/** The record that a list holds first, or the data itself; of lists inside an object, the object is the record. */
function firstRecord(data: unknown): unknown {
  return Array.isArray(data) ? data[0] : data;
}

function changeFirst(data: unknown, change: (record: unknown) => unknown): unknown {
  return Array.isArray(data) ? data.map((one, index) => (index === 0 ? change(one) : one)) : change(data);
}
