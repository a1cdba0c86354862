import { services } from "@cc-contract/client";
import type { Operation } from "@cc-contract/spec/model/contract";
import { environment, sources } from "../environment.ts";
import { UsageError } from "../port.ts";
import type { Credentials } from "./message.ts";
import type { VerifyOptions } from "./types.ts";

const longestTimer = 2 ** 31 - 1;

/** The options that the operations need, checked. */
export interface Settings {
  credentials: Credentials;
  baseOf(operation: Operation): string;
}

/** @throws {UsageError} if an option that the operations need is missing or malformed */
export function assertComplete(options: VerifyOptions, operations: Operation[]): Settings {
  const bases: Record<string, string> = {};
  for (const { service, tags } of operations) {
    const id = service.id as keyof typeof sources;
    bases[id] = baseUrl(`--${id}`, options[id]);
    for (const [option, variable] of Object.entries(sources[id])) {
      const value = options[option as keyof Credentials];
      if (!value) throw new UsageError(`${variable} is not set: it is needed for ${tags[0]}`);
      assertCredential(option as keyof Credentials, value);
    }
  }
  for (const option of ["timeout", "concurrency"] as const) {
    const value = options[option];
    // A longer Node timer would fire immediately.
    if (value !== undefined && !(Number.isInteger(value) && value > 0 && value <= longestTimer))
      throw new UsageError(`--${option} expects an integer from 1 to ${longestTimer}, not ${value}`);
  }
  const { accessKey = "", secretKey = "", guid = "" } = options;
  return {
    credentials: { accessKey, secretKey, guid },
    baseOf: ({ service }) => bases[service.id] ?? "",
  };
}

const { prefix } = services.gateway.renewal;

/**
 * Rejects credentials that would fail in every request with a message that quotes them, or for the wrong reason.
 *
 * @throws {UsageError} if credentials can't be valid for a service
 */
export function assertCredential(option: keyof Credentials, value: string): void {
  const variable = environment[option];
  // The secret key is in no header.
  if (option !== "secretKey" && !/^[\x21-\x7e]+$/.test(value))
    throw new UsageError(`${variable} contains characters that are invalid in a header`);
  if (option === "accessKey" && value.includes("/"))
    throw new UsageError(`${variable} contains a slash, which separates the parts of the header Authorization`);
  if (option === "guid" && value.startsWith(prefix))
    throw new UsageError(`${variable} expects the value after ${prefix} in the sign-in header, without the prefix`);
}

function baseUrl(option: string, text: string | undefined): string {
  if (text === undefined) throw new UsageError(`${option} URL is missing`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${option} expects a URL that begins with http:// or https://`);
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError(`${option} expects a URL without user, query and fragment`);
  return url.href;
}
