import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { docs, go, open, opened, pagesOf, reference } from "./open.ts";

// What keeps a reader from a page of the built site, and what the page itself complains of.

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
    // The reference has no script that would notice.
    if (path === reference) await page.reload();
    await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
    if (path === reference) await page.evaluate(axe.source);
    found.push(...(await findBarriers(page, ["color-contrast"])).map((barrier) => `${path}, dark: ${barrier}`));
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path}: ${overflow} px wider than a narrow window`);
    found.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`));
  }
  expect(found).toEqual([]);
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
