import type { CallInfo, Issue } from "./errors.ts";
import type { OperationId } from "./operation.ts";
import { redact } from "./redact.ts";
import type { HttpRequest } from "./send.ts";

/** Headers whose values are harmless unless they contain credentials. All others are redacted. */
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

/** A call in progress: what errors report about it, and what they must not reveal. */
export class Call implements CallInfo {
  declare readonly operationId: OperationId;
  declare readonly method: string;
  declare url: string;
  declare attempts: number;
  // Private, so that copies for errors and hooks don't have them.
  readonly #secrets: readonly string[];
  #request: Pick<HttpRequest, "headers" | "body"> = { headers: {} };

  constructor(info: CallInfo, secrets: readonly string[]) {
    Object.assign(this, info);
    this.#secrets = secrets;
  }

  /** Marks what a request carries as secret. */
  carry(request: HttpRequest): void {
    this.#request = request;
  }

  hide(text: string): string {
    const { headers, body = "" } = this.#request;
    const parts = Object.entries(headers)
      .filter(([name]) => !safeHeaders.includes(name))
      // A value, a token or cookie in it, and the signature alone.
      .flatMap(([, value]) => [value, ...value.split(/[;=\s]\s*/), value.replace(/.*\//, "")]);
    return redact(text, [...this.#secrets, ...parts, body]);
  }

  /** The start of a server's text, not cut in the middle of a character. */
  quote(text: string, characters = 200): string {
    // Not all of a long text, but more than the kept part plus a secret at its end.
    return [...this.hide(text.slice(0, 10_000))].slice(0, characters).join("");
  }

  /** The issues that a check found in a response. */
  quoteAll(issues: readonly Issue[]): Issue[] {
    return issues.map((found) => ({
      ...found,
      path: found.path.map((key) => (typeof key === "string" ? this.quote(key, 64) : key)),
      received: this.quote(found.received),
      message: this.quote(found.message),
    }));
  }
}
