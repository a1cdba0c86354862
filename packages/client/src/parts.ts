import { type CallInfo, type Issue, issue, RequestValidationError } from "./errors.ts";
import { services } from "./generated/operations.gen.ts";
import type { OperationData, Part } from "./operation.ts";
import { headerValue, type Validators } from "./options.ts";
import type { Send } from "./send.ts";

export type Parts = Partial<Record<Part, object>>;

/**
 * The parts of a request, from what a method takes: the one part, or an object of several.
 *
 * @throws {RequestValidationError} where a part is missing, unknown or no object, or a header can't be sent
 */
export function partsOf(info: CallInfo, { parts, required }: OperationData, request: unknown): Parts {
  const fail = (path: Issue["path"], expected: string, received: unknown) => {
    throw new RequestValidationError(info, [issue(path, "type", expected, typeof received)]);
  };
  const [first] = parts;
  const single = parts.length === 1 && first !== undefined;
  const given: Record<string, unknown> = single ? { [first]: request } : Object(request);
  for (const part of new Set([...Object.keys(given), ...parts])) {
    const value = given[part];
    const path = single ? [] : [part];
    if (!parts.includes(part as Part)) fail(path, "no such part", value);
    const missing = value === undefined && !required.includes(part as Part);
    if (!missing && (typeof value !== "object" || value === null)) fail(path, "object", value);
  }
  for (const [name, value] of Object.entries(given.header ?? {}))
    if (value !== undefined && !headerValue.test(String(value))) fail(["header", name], "a header value", value);
  return given;
}

/** Checks the parts of a request by validators, before it is sent for the first time. */
export function checkParts(
  send: Send,
  info: CallInfo,
  operation: OperationData,
  { request: body, parameters }: Pick<Validators[string], "request" | "parameters">,
  given: Parts,
): Send {
  const { authorization } = services[operation.service];
  return (request) => {
    if (info.attempts === 0) {
      const { body: value, ...params } = given;
      if (operation.checksCredentials)
        params.header = { ...params.header, [authorization]: request.headers[authorization] };
      for (const [check, part] of [
        [parameters, params],
        [value === undefined && !operation.required.includes("body") ? undefined : body, value],
      ] as const)
        if (check && !check(part)) throw new RequestValidationError(info, check.issues(part));
    }
    return send(request);
  };
}
