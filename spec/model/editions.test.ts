import { expect, test } from "vitest";
import { listOwnCases } from "./cases.ts";
import { readContract } from "./contract.ts";
import { editionsOf, withEdition } from "./editions.ts";

const contract = await readContract();
const [edition = ""] = editionsOf(contract);
const later = withEdition(contract, edition);

test("a later edition has other ranges, and everything else as before", () => {
  expect(edition).toMatch(/^20\d\d$/);
  const { AgentId, CcId } = later.components.schemas;
  expect(AgentId?.maximum).toBeGreaterThan(Number(contract.components.schemas.AgentId?.maximum));
  expect(CcId).toEqual(contract.components.schemas.CcId);
  expect(editionsOf(later)).toEqual([]);
  expect(contract.info).not.toHaveProperty("x-edition");
});

test("a range without its middle has cases at all four ends", () => {
  const { AgentId = {} } = later.components.schemas;
  const { minimum, maximum } = AgentId.not as { minimum: number; maximum: number };
  const cases = listOwnCases(later, AgentId).filter(({ keyword }) => keyword === "not");
  expect(cases.map(({ data, valid }) => [data, valid])).toEqual([
    [minimum - 1, true],
    [minimum, false],
    [maximum, false],
    [maximum + 1, true],
  ]);
});
