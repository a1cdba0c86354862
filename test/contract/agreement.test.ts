import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, expect, test } from "vitest";
import { listRequestCases } from "../../packages/testing/src/cases.ts";
import { startMock } from "../../packages/testing/src/mock.ts";
import { table } from "../../tools/lib/table.ts";
import { compare, compile, type Difference, judges, listVerdicts } from "./agreement.ts";
import differences from "./differences.json" with { type: "json" };

const contract = await readContract();
const mock = await startMock();
afterAll(() => mock.close());
const verdicts = await listVerdicts(contract, mock.url);
const known = differences as Difference[];

test("Prism, the validators and Ajv say what the contract says of every case, but for what is known", () => {
  const rows = listOperations(contract).map(({ operationId }) => {
    const own = verdicts.filter(({ one }) => one.operationId === operationId);
    const agreeing = judges.map((judge) => {
      const asked = own.filter((verdict) => verdict[judge] !== undefined);
      return `${asked.filter((verdict) => verdict[judge] === verdict.one.valid).length} of ${asked.length}`;
    });
    const accepted = own.filter(({ one }) => one.valid).length;
    return [operationId, String(accepted), String(own.length - accepted), ...agreeing];
  });
  console.log(table(["Operation", "Accepted", "Refused", "Prism", "Validators", "Ajv"], rows));
  console.log(`known differences: ${known.length}`);
  expect(compare(verdicts, known)).toEqual({ unknown: [], outdated: [] });
});

test("a difference that nobody knows fails, and so does one that is gone", () => {
  const [first, second] = verdicts;
  if (!first || !second || !known[0]) throw new Error("there is nothing to compare");
  const other = { ...first, prism: !first.one.valid };
  expect(compare([...verdicts, other], known).unknown).toEqual([
    `prism ${first.one.operationId}: ${first.one.description}`,
  ]);
  const gone = { ...known[0], case: "a case that is no more" };
  expect(compare(verdicts, [...known, gone]).outdated).toEqual([`${gone.judge} a case that is no more`]);
});

test.each(known)("$judge and $case: the entry says why, where it is known and since when", (entry) => {
  for (const field of ["reason", "upstream", "since"] as const) expect(entry[field]).toMatch(/\S/);
});

test.each(listOperations(contract))("a case of $operationId breaks its constraint and nothing else", (operation) => {
  const ajv = compile(contract, operation);
  for (const { data, path, keyword, valid, description } of listRequestCases(contract, operation)) {
    if (valid || keyword.startsWith("x-")) continue;
    ajv(data);
    // Of a choice around the place, each branch says why it is not the one.
    const own = (ajv.errors ?? []).filter((error) => !/\/oneOf(\/|$)/.test(error.schemaPath));
    const places = own.map(({ instancePath }) => instancePath.split("/").slice(1).join("."));
    const elsewhere = places.filter((place) => !place.startsWith(path.join(".")));
    expect([description, elsewhere]).toEqual([description, []]);
    expect([description, ajv.errors?.length]).not.toEqual([description, 0]);
  }
});
