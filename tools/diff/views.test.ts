import { readContract } from "@cc-contract/spec/model/contract";
import { afterAll, expect, test } from "vitest";
import { table } from "../lib/table.ts";
import { bundlesOf } from "./changes/fixture.ts";
import { fixtures } from "./changes/index.ts";
import { compare } from "./compare.ts";
import { viewsOfAll } from "./views/agreement.ts";
import { askViews } from "./views/ask.ts";
import differences from "./views/differences.json" with { type: "json" };

const present = await readContract();
const rows: string[][] = [];
const milliseconds: Record<string, number> = {};

afterAll(() => {
  const views = Object.keys(milliseconds);
  const heading = ["Change", "Verdict", ...views, "Who is wrong"];
  const times = views.map((view) => `${view} ${((milliseconds[view] ?? 0) / rows.length).toFixed(0)} ms`);
  console.log(`${table(heading, rows)}\n${rows.length} changes; on average ${times.join(", ")}`);
});

/** Who is listed as differing about a change. */
function listedFor(name: string): string[] {
  return differences.filter(({ changes }) => changes.includes(name)).map(({ view }) => view);
}

test.each(fixtures)("$name: each view says the same as the verdict, or is listed with the reason", async (fixture) => {
  const { base, next } = bundlesOf(fixture, present);
  const reports = await askViews(base, next);
  const { changes, required } = compare(base, next, "1.0.0");
  const views = viewsOfAll(changes, reports);
  for (const { view, milliseconds: own } of reports) milliseconds[view] = (milliseconds[view] ?? 0) + own;
  const listed = listedFor(fixture.name);
  const wrong = differences.filter(({ changes }) => changes.includes(fixture.name));
  rows.push([
    ...[fixture.name, `${required}${fixture.breaking ? ", breaking" : ""}`],
    ...views.map(({ says, agrees }) => `${says ?? "-"}${agrees ? "" : " !"}`),
    [...new Set(wrong.map(({ view, wrong: who }) => (who === "view" ? view : who)))].join(", "),
  ]);
  expect(
    views
      .filter(({ agrees }) => !agrees)
      .map(({ view }) => view)
      .toSorted(),
  ).toEqual(listed.toSorted());
});

test("each listed difference is about a change that exists, and is listed once", () => {
  const names = new Set(fixtures.map(({ name }) => name));
  const all = differences.flatMap(({ view, changes }) => changes.map((change) => ({ view, change })));
  expect(all.filter(({ change }) => !names.has(change))).toEqual([]);
  expect(new Set(all.map(({ view, change }) => `${view} ${change}`)).size).toBe(all.length);
});
