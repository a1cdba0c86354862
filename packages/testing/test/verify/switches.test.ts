import { readContract } from "@cc-contract/spec/model/contract";
import { describe, expect, test } from "vitest";
import type { Finding, VerifyOptions, VerifyResult } from "../../src/verify/index.ts";
import { verifyContract } from "../../src/verify/verify.ts";
import { optionsFor } from "./run.ts";
import { startStub } from "./stub.ts";
import { conforming, type Fault, faults, type Variant, window } from "./switches.ts";

/** As in the switches: few records, and more than a page of each kind. */
const recordedUntil = new Date("2024-08-02T01:00:00Z");

const contract = await readContract();
// The many requests that break the form of a time are the same for all switches, and tried elsewhere.
delete contract.components.schemas.UtcTime?.pattern;

const concurrencies = [1, 8];

async function run(
  { only, change, options, fixtures }: Variant,
  concurrency: number,
  more: Partial<VerifyOptions> = {},
): Promise<VerifyResult> {
  const stub = await startStub(change, { recordedUntil, agentsPerVdn: 12, ...options });
  const given = optionsFor(stub);
  try {
    const all = { ...given.fixtures, ...window, ...fixtures };
    return await verifyContract(contract, { ...given, only, concurrency, fixtures: all, ...more });
  } finally {
    await stub.close();
  }
}

function found({ operations }: VerifyResult, kind: Finding["kind"]): string[] {
  const findings = operations.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
  return findings.filter((one) => one.kind === kind).map((one) => `${one.case}: ${one.actual}; ${one.contract}`);
}

test("there are enough of both", () => {
  expect(Object.keys(conforming).length).toBeGreaterThanOrEqual(12);
  expect(Object.keys(faults).length).toBeGreaterThanOrEqual(60);
});

describe.each(concurrencies)("%i requests at once", (concurrency) => {
  test.each(Object.entries(conforming))("a server conforms with %s", async (_, variant) => {
    const result = await run(variant, concurrency);
    expect([found(result, "violation"), found(result, "warning"), result.verdict]).toEqual([[], [], "conforms"]);
  });

  test.each(Object.entries(faults))("a server does not conform with %s", async (_, fault: Fault) => {
    const result = await run(fault, concurrency);
    const [violations, warnings] = [found(result, "violation").length, found(result, "warning").length];
    if (fault.warns) expect([result.verdict, violations, warnings > 0]).toEqual(["conforms", 0, true]);
    else expect([result.verdict, violations > 0]).toEqual(["violated", true]);
  });
});

test("records that change while they are read are inconclusive", async () => {
  const { operations } = await run(conforming["records that are added while they are read"] as Variant, 8);
  const changed = operations.flatMap(({ cases }) =>
    cases.filter(({ findings }) => findings.some(({ actual }) => actual.includes("changed while they were read"))),
  );
  expect(new Set(changed.map(({ outcome }) => outcome))).toEqual(new Set(["inconclusive"]));
});

test("a warning counts with strict", async () => {
  const fault = faults["a name with spaces around it"] as Fault;
  const { verdict } = await run(fault, 8, { strict: true });
  expect(verdict).toBe("violated");
});
