import { isDeepStrictEqual } from "node:util";
import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { type Leaf, pagingOf, requestFields, timeSpanOf } from "../fields.ts";
import { valueAt } from "../value-at.ts";
import type { Context } from "./judge.ts";
import { requestPlace, responsePlace, successSchema } from "./place.ts";
import { clock } from "./rules/clock.ts";
import { complete } from "./rules/complete.ts";
import { elapsed } from "./rules/elapsed.ts";
import { plausible } from "./rules/plausible.ts";
import { type About, fieldsOf, type Wrong } from "./rules/rule.ts";
import { texts } from "./rules/texts.ts";
import { times } from "./rules/times.ts";

/** Contradictions in a response, or with the clock, regardless of the request. */
const rules = [times, elapsed, clock, complete, plausible, texts];

type Values = Record<string, unknown>;

const violation = { kind: "violation" } as const;

/** Whether a success matches its request: the requested agent and type, inside the window, unique records, within the page size. */
export function checkMeaning(given: Omit<About, "fields">): Wrong[] {
  const about = { ...given, fields: fieldsOf(given) };
  const { contract, operation, request, response } = about;
  const requested = requestFields(contract, operation);
  const data = response[operation.service.data];
  return [
    ...checkEchoes(about, requested, request, data),
    ...checkWindow(about, request, data),
    ...checkRepeats(about, data),
    ...checkPage(about, requested, request, data),
    ...checkTwins(about, response),
    ...rules.flatMap((rule) => rule(about).slice(0, 1)).map((one) => ({ ...one, once: true })),
  ];
}

/** Fields that echo the request have the requested values. */
function checkEchoes({ contract, operation }: Context, requested: Leaf[], request: unknown, data: unknown): Wrong[] {
  const spans = Object.values(timeSpanOf(contract, operation) ?? {});
  return requested.flatMap(({ name, path }) => {
    const expected = valueAt(request, path);
    const given = echoOf(contract, operation, name);
    if (expected === undefined || given === undefined || spans.includes(name)) return [];
    for (const record of recordsOf(data)) {
      if (!(given in record) || String(record[given]) === String(expected)) continue;
      const place = requestPlace(contract, operation, path, "description");
      const actual = `${given} ${JSON.stringify(record[given])} but ${name} ${JSON.stringify(expected)} was requested`;
      return [{ ...violation, place, actual }];
    }
    return [];
  });
}

/** Field of a record that echoes a request field, under the same or a different name; undefined if none does. */
export function echoOf(contract: Contract, operation: Operation, name: string): string | undefined {
  const data = resolveSchema(contract, successSchema(contract, operation).properties?.[operation.service.data] || {});
  const { properties = {} } = resolveSchema(contract, (data.items ?? data) as Schema);
  return Object.keys(properties).find(
    (one) => one === name || resolveSchema(contract, properties[one] || {})["x-request-field"] === name,
  );
}

/** Records are inside the window or overlap an end, which is left open. So is the order. */
function checkWindow({ contract, operation }: Context, request: unknown, data: unknown): Wrong[] {
  const span = timeSpanOf(contract, operation);
  if (!span) return [];
  const { [span.begin]: from, [span.end]: to } = request as Record<string, string>;
  const times = recordsOf(data).map((record) => [String(record[span.begin]), String(record[span.end])] as const);
  const place = requestPlace(contract, operation, [], "x-time-span");
  // From year to second, times can be compared as strings.
  const outside = times.find(([begin, end]) => end < String(from) || begin > String(to));
  if (outside)
    return [{ ...violation, place, actual: `a record from ${outside.join(" to ")}, outside ${from} to ${to}` }];
  const begins = times.map(([begin]) => begin);
  const ordered = begins.toSorted();
  if (isDeepStrictEqual(begins, ordered) || isDeepStrictEqual(begins, ordered.reverse())) return [];
  const list = dataPlace(contract, operation);
  return [
    {
      kind: "note",
      place: list,
      detail: "nothing about the order",
      actual: `records that are not sorted by ${span.begin}`,
    },
  ];
}

/** No record occurs twice. */
function checkRepeats({ contract, operation }: Context, data: unknown): Wrong[] {
  const texts = (listOf(data) ?? []).map((record) => JSON.stringify(record));
  const repeats = texts.length - new Set(texts).size;
  if (repeats === 0) return [];
  const actual = `${repeats} of ${texts.length} records are duplicates`;
  return [{ ...violation, place: dataPlace(contract, operation), detail: "each record once", actual }];
}

function dataPlace(contract: Contract, operation: Operation) {
  return responsePlace(contract, operation, "success", [operation.service.data], "description");
}

/** A page has at most as many records as requested. */
function checkPage(
  { contract, operation, paged }: Context,
  requested: Leaf[],
  request: unknown,
  data: unknown,
): Wrong[] {
  const limit = requested.find(({ name, parent }) => pagingOf(parent)?.factor === name);
  const most = limit && valueAt(request, limit.path);
  const count = listOf(data)?.length ?? 0;
  if (!paged || !limit || typeof most !== "number" || count <= most) return [];
  const place = requestPlace(contract, operation, limit.path, "description");
  return [{ ...violation, place, actual: `${count} records on a page of ${most}` }];
}

/** Fields kept for older callers that have the schema of the data have the same value. */
function checkTwins({ contract, operation }: Context, response: Values): Wrong[] {
  const { data } = operation.service;
  const { properties = {} } = successSchema(contract, operation);
  const bare = (schema: Schema | false | undefined) => {
    const { type, items, properties: parts } = resolveSchema(contract, schema || {});
    return { type, items, parts };
  };
  return Object.keys(properties)
    .filter(
      (name) => name !== data && name in response && isDeepStrictEqual(bare(properties[name]), bare(properties[data])),
    )
    .filter((name) => !isDeepStrictEqual(response[name], response[data]))
    .map((name) => ({
      ...violation,
      place: responsePlace(contract, operation, "success", [name], "description"),
      actual: `${name} that differs from ${data}`,
    }));
}

/** The list in a response, which is its data or a field of it. */
export function listOf(data: unknown): unknown[] | undefined {
  return [data, ...Object.values(Object(data))].find(Array.isArray);
}

/** The records of a response: the items of its list, or the data itself. */
export function recordsOf(data: unknown): Values[] {
  const records = Array.isArray(data) ? data : [data];
  return records.filter((record) => typeof record === "object" && record !== null);
}
