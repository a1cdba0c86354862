import type { CallInfo, Issue } from "./errors.ts";
import type { OperationId } from "./operation.ts";
import { redact } from "./redact.ts";
import type { HttpRequest } from "./send.ts";

/** Headers whose values say nothing about the caller, unless they repeat credentials. All others are redacted. */
export const safeHeaders = [
  "content-type",
  "content-length",
  "content-encoding",
  "date",
  "retry-after",
  "server",
  "via",
  "x-request-id",
  "traceparent",
];

/** A call on its way: what errors say of it, and what they may not repeat of it. */
export class Call implements CallInfo {
  declare readonly operationId: OperationId;
  declare readonly method: string;
  declare url: string;
  declare attempts: number;
  // Private, so that no copy for an error or a hook has them.
  readonly #secrets: readonly string[];
  #request: Pick<HttpRequest, "headers" | "body"> = { headers: {} };

  constructor(info: CallInfo, secrets: readonly string[]) {
    Object.assign(this, info);
    this.#secrets = secrets;
  }

  /** Takes what a request carries for secret. */
  carry(request: HttpRequest): void {
    this.#request = request;
  }

  hide(text: string): string {
    const { headers, body = "" } = this.#request;
    const parts = Object.entries(headers)
      .filter(([name]) => !safeHeaders.includes(name))
      // A value, a token or cookie in it, the signature alone.
      .flatMap(([, value]) => [value, ...value.split(/[;=\s]\s*/), value.replace(/.*\//, "")]);
    return redact(text, [...this.#secrets, ...parts, body]);
  }

  /** The beginning of what a server said, not cut in the middle of a character. */
  quote(text: string, characters = 200): string {
    // Not all of a long text, but more than what is kept and a secret at its end.
    return [...this.hide(text.slice(0, 10_000))].slice(0, characters).join("");
  }

  /** What a check found in a response. */
  quoteAll(issues: readonly Issue[]): Issue[] {
    return issues.map((found) => ({
      ...found,
      path: found.path.map((key) => (typeof key === "string" ? this.quote(key, 64) : key)),
      received: this.quote(found.received),
      message: this.quote(found.message),
    }));
  }
}
