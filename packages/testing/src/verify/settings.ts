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

/** @throws {UsageError} where an option that the operations need is missing or malformed */
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
    // A timer of Node that is longer would be over at once.
    if (value !== undefined && !(Number.isInteger(value) && value > 0 && value <= longestTimer))
      throw new UsageError(`--${option} takes an integer from 1 to ${longestTimer}, not ${value}`);
  }
  const { accessKey = "", secretKey = "", guid = "" } = options;
  return {
    credentials: { accessKey, secretKey, guid },
    baseOf: ({ service }) => bases[service.id] ?? "",
  };
}

const { prefix } = services.gateway.renewal;

/**
 * What would fail each request with a message that quotes it, or be refused for what it isn't.
 *
 * @throws {UsageError} where credentials can't be those of a service
 */
export function assertCredential(option: keyof Credentials, value: string): void {
  const variable = environment[option];
  // The secret key is in no header.
  if (option !== "secretKey" && !/^[\x21-\x7e]+$/.test(value))
    throw new UsageError(`${variable} contains characters that no header can carry`);
  if (option === "accessKey" && value.includes("/"))
    throw new UsageError(`${variable} contains a slash, which separates the parts of the header Authorization`);
  if (option === "guid" && value.startsWith(prefix))
    throw new UsageError(`${variable} takes what follows ${prefix} in the header of the sign-in, without that`);
}

function baseUrl(option: string, text: string | undefined): string {
  if (text === undefined) throw new UsageError(`${option} URL is missing`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${option} takes a URL that begins with http:// or https://`);
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError(`${option} takes a URL without user, query and fragment`);
  return url.href;
}
