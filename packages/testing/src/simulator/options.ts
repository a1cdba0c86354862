import { isRelease, releases } from "../release.ts";
import type { SimulatorOptions } from "./index.ts";

/** What each option takes; an option that is misspelled would have no effect, without a word. */
const expected: Record<keyof SimulatorOptions, [test: (value: unknown) => boolean, words: string]> = {
  port: [(value) => isInteger(value, 0, 65535), "an integer from 0 to 65535"],
  accessKey: [isText, "a text"],
  secretKey: [isText, "a text"],
  seed: [isText, "a text"],
  agentsPerVdn: [(value) => isInteger(value, 2), "an integer, 2 or more"],
  now: [isFunction, "a function"],
  recordedUntil: [(value) => value instanceof Date && !Number.isNaN(value.getTime()), "a date"],
  clockTolerance: [(value) => typeof value === "number" && value >= 0, "a number of minutes"],
  sessions: [(value) => value === "static" || value === "dynamic", "static or dynamic"],
  cti: [isRelease, releases.join(" or ")],
  faults: [(value) => isText(value) || isFunction(value), "a text or a function"],
  mutate: [isFunction, "a function"],
  acceptAnySignature: [isBoolean, "true or false"],
  ignoreFilters: [(value) => isBoolean(value) || Array.isArray(value), "true, false or a list of fields"],
  ignorePaging: [isBoolean, "true or false"],
  unsorted: [isBoolean, "true or false"],
  log: [isFunction, "a function"],
};

/** @throws {RangeError} where an option is unknown or wrong */
export function assertOptions(options: SimulatorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(expected, name))
      throw new RangeError(`startSimulator: unknown option ${name}; known are ${Object.keys(expected).join(", ")}`);
    const [test, words] = expected[name as keyof SimulatorOptions];
    if (value !== undefined && !test(value))
      throw new RangeError(`startSimulator: expected the option ${name} to be ${words}`);
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function isInteger(value: unknown, lowest: number, highest = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest;
}
