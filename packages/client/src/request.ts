import { type CallInfo, issue, RequestValidationError } from "./errors.ts";
import { operations, services } from "./generated/operations.gen.ts";
import type { Validators } from "./options.ts";
import type { Params } from "./transport.ts";

/** The parts of a request, from what a method was given: the one part that there is, or an object of all. */
export function partsOf(info: CallInfo, request: unknown): Params & { body?: unknown } {
  const required: Record<string, boolean> = operations[info.operationId].parts;
  const names = Object.keys(required);
  const isPlain = names.length === 1;
  const given = isPlain ? { [String(names[0])]: request } : names.length > 0 ? request : {};
  const check = (value: unknown, path: string[]): Record<string, unknown> => {
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
    throw new RequestValidationError(info, [issue(path, "type", "object", value === null ? "null" : typeof value)]);
  };
  const parts = check(given, []);
  for (const name of names) if (parts[name] !== undefined || required[name]) check(parts[name], isPlain ? [] : [name]);
  return parts;
}

/** @throws {RequestValidationError} where the request breaks the contract */
export function checkRequest(
  validators: Validators,
  info: CallInfo,
  { body, ...params }: Params & { body?: unknown },
  credentials: string,
): void {
  const { request, parameters } = validators[info.operationId] ?? {};
  const { service } = operations[info.operationId];
  const header = { ...params.header, [services[service].authorization]: credentials };
  const issues = [
    ...(parameters && !parameters({ ...params, header }) ? parameters.issues({ ...params, header }) : []),
    ...(request && !request(body) ? request.issues(body) : []),
  ];
  if (issues.length > 0) throw new RequestValidationError(info, issues);
}
