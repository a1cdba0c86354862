import { bare } from "./bare.ts";
import { type CallInfo, type Issue, issue, RequestValidationError } from "./errors.ts";
import type { OperationData, Part } from "./operation.ts";
import { type Check, headerValue } from "./options.ts";
import type { Send } from "./send.ts";

export type Parts = Partial<Record<Part, object>>;

/**
 * The parts of a request, from a method's argument: the only part, or an object of several.
 *
 * @throws {RequestValidationError} if a part is missing, unknown or not an object, or a header can't be sent
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
    // Read once: they are checked before they are serialised. A body is checked in its serialised form.
    if (part !== "body" && value) given[part] = bare(value);
  }
  const { header } = given as Parts;
  for (const [name, value] of header ? Object.entries(header) : [])
    if (value !== undefined && !headerValue.test(String(value))) fail(["header", name], "a header value", value);
  return given;
}

/** @throws {RequestValidationError} if a validator rejects the request */
export function check(validator: Check | undefined, info: CallInfo, value: unknown): void {
  if (validator && !validator(value)) throw new RequestValidationError(info, validator.issues(value));
}

/** Checks a body in its signed form, before it is sent for the first time. */
export function checkBody(send: Send, info: CallInfo, { optional = [] }: OperationData, validator: Check): Send {
  return (request) => {
    const { body } = request;
    if (info.attempts === 0 && (body || !optional.includes("body"))) check(validator, info, parse(info, body));
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
