import { isRelease, releases } from "../release.ts";
import type { SimulatorOptions } from "./index.ts";

type Test = (value: never) => boolean;

const text: [Test, string] = [(value) => typeof value === "string", "a text"];
const flag: [Test, string] = [(value) => typeof value === "boolean", "true or false"];
const callback: [Test, string] = [(value) => typeof value === "function", "a function"];

/** What each option takes; an option that is misspelled would have no effect, silently. */
const expected: Record<keyof SimulatorOptions, [Test, string]> = {
  port: [(value: number) => Number.isInteger(value) && value >= 0 && value <= 65535, "an integer from 0 to 65535"],
  accessKey: text,
  secretKey: text,
  seed: text,
  agentsPerVdn: [(value: number) => Number.isInteger(value) && value >= 2, "an integer, 2 or more"],
  now: callback,
  recordedUntil: [(value: unknown) => value instanceof Date && !Number.isNaN(value.getTime()), "a date"],
  clockTolerance: [(value: unknown) => typeof value === "number" && value >= 0, "a number of minutes"],
  sessions: [(value: unknown) => value === "static" || value === "dynamic", "static or dynamic"],
  cti: [isRelease, releases.join(" or ")],
  faults: [(value: unknown) => typeof value === "string" || typeof value === "function", "a text or a function"],
  mutate: callback,
  acceptAnySignature: flag,
  ignoreFilters: [(value) => typeof value === "boolean" || Array.isArray(value), "true, false or a list of fields"],
  ignorePaging: flag,
  unsorted: flag,
  log: callback,
};

/** @throws {RangeError} where an option is unknown or wrong */
export function assertOptions(options: SimulatorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(expected, name))
      throw new RangeError(`startSimulator: unknown option ${name}; known are ${Object.keys(expected).join(", ")}`);
    const [test, words] = expected[name as keyof SimulatorOptions];
    if (value !== undefined && !test(value as never))
      throw new RangeError(`startSimulator: expected the option ${name} to be ${words}`);
  }
}
