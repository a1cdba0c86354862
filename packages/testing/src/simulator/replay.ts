import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema } from "@cc-contract/spec/model/operations";
import type { Failures } from "../failures.ts";
import { idFields, leaves, pagingOf, timeSpanOf } from "../fields.ts";
import type { Recording } from "../record/recording.ts";
import { timeOf } from "../utc-time.ts";
import { valueAt } from "../value-at.ts";

type Values = Record<string, unknown>;

/** A response to a request that conforms to the contract, in the form of its `requestSchema`. */
export type Simulate = (request: unknown) => unknown;

/**
 * Responds from a recording: with the response recorded for the same IDs, filtered by window, type and page.
 */
export function createReplay(
  contract: Contract,
  { operations }: Recording,
  failures: Failures,
): Record<string, Simulate> {
  const replays = listOperations(contract).flatMap((operation) => {
    const exchanges = operations[operation.operationId];
    if (!exchanges) return [];
    const ids = idFields(contract, operation).map(({ path }) => path);
    const keyOf = (request: unknown) => JSON.stringify(ids.map((path) => valueAt(request, path) ?? null));
    const recorded = new Map(exchanges.map(({ request, response }) => [keyOf(request), response]));
    const simulate: Simulate = (request) => {
      const response = recorded.get(keyOf(request));
      const failure = operation.signed ? failures.unknownAgent : failures.noPermission;
      return response === undefined ? failure : select(response, selectionOf(contract, operation, request));
    };
    return [[operation.operationId, simulate] as const];
  });
  return Object.fromEntries(replays);
}

/** Which list items of a response a request selects. */
interface Selection {
  isWanted(item: Values): boolean;
  from: number;
  to: number;
}

function selectionOf(contract: Contract, operation: Operation, request: unknown): Selection {
  const span = timeSpanOf(contract, operation);
  const fields = leaves(contract, requestSchema(operation));
  const fieldOf = (name: string) => valueAt(request, fields.find((field) => field.name === name)?.path ?? []);
  const codes = fields.filter(({ schema, path }) => "x-codes" in schema && valueAt(request, path) !== undefined);
  const [paging] = fields.flatMap(({ parent }) => pagingOf(parent) ?? []);
  const [offset, limit] = paging ? [fieldOf(paging.property), fieldOf(paging.factor)] : [];
  const isInWindow = (item: Values) => {
    const begin = span && item[span.begin];
    if (!span || typeof begin !== "string") return true;
    const [from, to] = [span.begin, span.end].map((name) => timeOf(String(fieldOf(name))));
    return timeOf(begin) >= Number(from) && timeOf(begin) < Number(to);
  };
  return {
    isWanted: (item) => isInWindow(item) && codes.every(({ name, path }) => item[name] === valueAt(request, path)),
    from: Number(offset ?? 0),
    to: limit === undefined ? Number.POSITIVE_INFINITY : Number(offset ?? 0) + Number(limit),
  };
}

/** The response with only the selected items of its lists of objects. */
function select(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) {
    const isOfObjects = value.some((item) => typeof item === "object");
    return isOfObjects ? value.filter(selection.isWanted).slice(selection.from, selection.to) : value;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, select(part, selection)]));
}
