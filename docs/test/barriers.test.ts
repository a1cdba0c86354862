import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { referenceAnchor } from "../scripts/operation.ts";
import findings from "./axe-reference.json" with { type: "json" };
import { dark, docs, go, narrow, open, opened, pagesOf } from "./open.ts";

// What keeps a reader from a page of the built site, and what the page itself complains of.

const contract = await readContract();
const operations = listOperations(contract);
const { browser, site } = await opened();

test("no page complains, asks another host, overflows a narrow window, or has a barrier in light or dark", async () => {
  const { page, complaints } = await open(browser, `${site.url}/`);
  const found: string[] = [];
  for (const path of await pagesOf(join(docs, "dist"))) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: "light" });
    await go(page, `${site.url}/${path}`);
    await page.evaluate(axe.source);
    found.push(...(await findBarriers(page)).map((barrier) => `${path}: ${barrier}`));
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
    found.push(...(await findBarriers(page, ["color-contrast"])).map((barrier) => `${path}, dark: ${barrier}`));
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path}: ${overflow} px wider than a narrow window`);
    found.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`));
  }
  expect(found).toEqual([]);
});

test("the reference shows samples and code tables, complains of nothing, and has the known barriers only", async () => {
  const found = new Set<string>();
  const coded = operations.find(({ operationId }) => operationId === "queryAgentOperations");
  for (const [anchor, options] of [
    [coded && referenceAnchor(coded), {}],
    ["", dark],
    ["", narrow],
  ] as const) {
    const { page, complaints } = await open(browser, `${site.url}/reference.html${anchor}`, options);
    if (anchor) {
      await page.getByText("openssl dgst").first().waitFor();
      const { title = "" } = contract["x-codes"].operateType ?? {};
      await page.getByRole("link", { name: title }).first().waitFor();
    }
    // Clicks are where the page would report to its maker.
    await page.getByRole("heading").first().click();
    await page.waitForLoadState("networkidle");
    expect(complaints).toEqual([]);
    await page.evaluate(axe.source);
    for (const barrier of await findBarriers(page)) found.add(barrier.split(":")[0] ?? "");
    await page.context().close();
  }
  expect([...found].sort()).toEqual(findings.map(({ id }) => id).sort());
});

/** What axe, which the page has, calls serious or critical, by all of its rules or some. */
async function findBarriers(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ["violations"],
        ...(rules && { runOnly: rules }),
      }),
    rules,
  );
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return bad.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
