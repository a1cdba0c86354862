import { bare } from "./bare.ts";
import { type CallInfo, type Issue, issue, RequestValidationError } from "./errors.ts";
import type { OperationData, Part } from "./operation.ts";
import { type Check, headerValue, type Validators } from "./options.ts";
import type { Send } from "./send.ts";

export type Parts = Partial<Record<Part, object>>;

/**
 * The parts of a request, from what a method takes: the one part, or an object of several.
 *
 * @throws {RequestValidationError} where a part is missing, unknown or no object, or a header can't be sent
 */
export function partsOf(info: CallInfo, { parts, optional = [] }: OperationData, request: unknown): Parts {
  const [first, ...more] = parts;
  const single = first && more.length === 0;
  const given: Record<string, unknown> = bare(single ? { [first]: request } : Object(request));
  const fail = (path: Issue["path"], expected: string, received: unknown): never => {
    throw new RequestValidationError(info, [issue(single ? path.slice(1) : path, "type", expected, typeof received)]);
  };
  for (const name of Object.keys(given)) if (!parts.includes(name as Part)) fail([name], "nothing", given[name]);
  for (const part of parts) {
    const value = given[part];
    if (Object(value) !== value && !(value === undefined && optional.includes(part))) fail([part], "object", value);
    // Checked later than they are written, and perhaps changed by the caller in between. A body is checked as it is written.
    if (part !== "body" && value) given[part] = snapshot(value);
  }
  const { header } = given as Parts;
  for (const [name, value] of header ? Object.entries(header) : [])
    if (value !== undefined && !headerValue.test(String(value))) fail(["header", name], "a header value", value);
  return given;
}

/** A copy of the parameters of a part, read once. */
function snapshot(values: object): object {
  const copy = bare(values as Record<string, unknown>);
  for (const [name, value] of Object.entries(copy)) if (Array.isArray(value)) copy[name] = [...value];
  return copy;
}

/** Checks a request by validators as it is signed, before it is sent for the first time. */
export function checkParts(
  send: Send,
  info: CallInfo,
  { optional = [] }: OperationData,
  checks: Pick<Validators[string], "request" | "parameters">,
  { body: _, ...parameters }: Parts,
): Send {
  const check = (validator: Check | undefined, value: unknown) => {
    if (validator && !validator(value)) throw new RequestValidationError(info, validator.issues(value));
  };
  return (request) => {
    if (info.attempts === 0) {
      check(checks.parameters, parameters);
      const { body } = request;
      if (checks.request && (body || !optional.includes("body"))) check(checks.request, parse(info, body));
    }
    return send(request);
  };
}

function parse(info: CallInfo, body: string | undefined): unknown {
  try {
    return body && JSON.parse(body);
  } catch {
    throw new RequestValidationError(info, [issue(["body"], "type", "JSON", "string")]);
  }
}
