import { isDeepStrictEqual } from "node:util";
import type { TimeSpan } from "@cc-contract/spec/keywords/time-span";
import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";
import { valueAt } from "../value-at.ts";
import { type Leaf, leaves, whole } from "./fields.ts";
import type { Context } from "./judge.ts";
import { requestPlace, responsePlace, successSchema } from "./place.ts";
import type { Observation } from "./types.ts";

type Wrong = Omit<Observation, "remedy">;
type Values = Record<string, unknown>;

const violation = { kind: "violation" } as const;

/** Whether a success is the answer to this request: of the asked agent and type, inside the window, each record once, no longer than its page. */
export function checkMeaning(context: Context, request: unknown, answer: Values): Wrong[] {
  const { contract, operation } = context;
  const asked = leaves(contract, requestSchema(operation));
  const data = answer[operation.service.data];
  return [
    ...checkEchoes(context, asked, request, data),
    ...checkWindow(context, request, data),
    ...checkRepeats(context, data),
    ...checkPage(context, asked, request, data),
    ...checkTwins(context, answer),
  ];
}

/** What the records of an answer hold of the request is what was asked for. */
function checkEchoes({ contract, operation }: Context, asked: Leaf[], request: unknown, data: unknown): Wrong[] {
  const spans = Object.values(timeSpanOf(contract, operation) ?? {});
  const otherNames = otherNamesOf(contract, operation);
  return asked.flatMap(({ name, path }) => {
    const expected = valueAt(request, path);
    if (expected === undefined || spans.includes(name)) return [];
    for (const record of recordsOf(data)) {
      const given = name in record ? name : (otherNames.get(name) ?? name);
      if (!(given in record) || String(record[given]) === String(expected)) continue;
      const place = requestPlace(contract, operation, path, "description");
      const came = `${given} ${JSON.stringify(record[given])} where ${name} ${JSON.stringify(expected)} was asked for`;
      return [{ ...violation, place, came }];
    }
    return [];
  });
}

/** Fields of a record that repeat a field of the request under another name, by the name of that. */
function otherNamesOf(contract: Contract, operation: Operation): Map<unknown, string> {
  const data = whole(contract, successSchema(contract, operation).properties?.[operation.service.data] || {});
  const { properties = {} } = whole(contract, (data.items ?? data) as Schema);
  return new Map(
    Object.entries(properties).map(([name, property]) => [whole(contract, property || {})["x-request-field"], name]),
  );
}

/** Records lie inside the window, or across one of its ends: whether those belong to it is left open. So is the order. */
function checkWindow({ contract, operation }: Context, request: unknown, data: unknown): Wrong[] {
  const span = timeSpanOf(contract, operation);
  if (!span) return [];
  const { [span.begin]: from, [span.end]: to } = request as Record<string, string>;
  const times = recordsOf(data).map((record) => [String(record[span.begin]), String(record[span.end])] as const);
  const place = requestPlace(contract, operation, [], "x-time-span");
  // Written from year to second, times compare as texts.
  const outside = times.find(([begin, end]) => end < String(from) || begin > String(to));
  if (outside)
    return [{ ...violation, place, came: `a record from ${outside.join(" to ")}, outside ${from} to ${to}` }];
  const begins = times.map(([begin]) => begin);
  const ordered = begins.toSorted();
  if (isDeepStrictEqual(begins, ordered) || isDeepStrictEqual(begins, ordered.reverse())) return [];
  const list = dataPlace(contract, operation);
  return [
    {
      kind: "note",
      place: list,
      detail: "nothing about the order",
      came: `records that are not sorted by ${span.begin}`,
    },
  ];
}

/** No record comes twice. */
function checkRepeats({ contract, operation }: Context, data: unknown): Wrong[] {
  const texts = (listOf(data) ?? []).map((record) => JSON.stringify(record));
  const repeats = texts.length - new Set(texts).size;
  if (repeats === 0) return [];
  const came = `${repeats} of ${texts.length} records that stand there already`;
  return [{ ...violation, place: dataPlace(contract, operation), detail: "each record once", came }];
}

function dataPlace(contract: Contract, operation: Operation) {
  return responsePlace(contract, operation, 0, [operation.service.data], "description");
}

/** A page holds no more than it was asked to. */
function checkPage({ contract, operation, paged }: Context, asked: Leaf[], request: unknown, data: unknown): Wrong[] {
  const limit = asked.find(({ name, parent }) => pagingOf(parent)?.factor === name);
  const most = limit && valueAt(request, limit.path);
  const count = listOf(data)?.length ?? 0;
  if (!paged || !limit || typeof most !== "number" || count <= most) return [];
  const place = requestPlace(contract, operation, limit.path, "description");
  return [{ ...violation, place, came: `${count} records on a page of ${most}` }];
}

/** Fields kept for older callers that have the schema of the data hold the data. */
function checkTwins({ contract, operation }: Context, answer: Values): Wrong[] {
  const { data } = operation.service;
  const { properties = {} } = successSchema(contract, operation);
  const bare = (schema: Schema | false | undefined) => {
    const { type, items, properties: parts } = whole(contract, schema || {});
    return { type, items, parts };
  };
  return Object.keys(properties)
    .filter(
      (name) => name !== data && name in answer && isDeepStrictEqual(bare(properties[name]), bare(properties[data])),
    )
    .filter((name) => !isDeepStrictEqual(answer[name], answer[data]))
    .map((name) => ({
      ...violation,
      place: responsePlace(contract, operation, 0, [name], "description"),
      came: `${name} that differs from ${data}`,
    }));
}

/** The rule of the window of an operation, if it has one. */
export function timeSpanOf(contract: Context["contract"], operation: Context["operation"]): TimeSpan | undefined {
  return whole(contract, requestSchema(operation))["x-time-span"] as TimeSpan | undefined;
}

/** The rule of the pages of an object schema, if it has one. */
export function pagingOf(schema: Schema): { property: string; factor: string } | undefined {
  return schema["x-multiple-of"] as { property: string; factor: string } | undefined;
}

/** The list of an answer, which is its data or a field of it. */
export function listOf(data: unknown): unknown[] | undefined {
  return [data, ...Object.values(Object(data))].find(Array.isArray);
}

/** The records of an answer that are about what was asked for: those of its list, or the one that it is. */
export function recordsOf(data: unknown): Values[] {
  const records = Array.isArray(data) ? data : [data];
  return records.filter((record) => typeof record === "object" && record !== null);
}
