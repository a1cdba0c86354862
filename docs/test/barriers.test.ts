import { join } from "node:path";
import { expect, test } from "vitest";
import { docs, findBarriers, go, open, opened, pagesOf } from "./open.ts";

// Accessibility and console errors of every page of the built site.

const { browser, site } = await opened();

test("no page has errors, requests another host, overflows a narrow window, or is inaccessible in light or dark", async () => {
  const { page, complaints } = await open(browser, `${site.url}/`);
  const found: string[] = [];
  for (const path of await pagesOf(join(docs, "dist"))) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: "light" });
    await go(page, `${site.url}/${path}`);
    found.push(...(await findBarriers(page)).map((barrier) => `${path}: ${barrier}`));
    await page.emulateMedia({ colorScheme: "dark" });
    // Some pages have no script that would notice.
    if ((await page.locator("#app").count()) === 0) await page.reload();
    await page.waitForFunction(() => document.documentElement.classList.contains("dark"));
    found.push(...(await findBarriers(page, ["color-contrast"])).map((barrier) => `${path}, dark: ${barrier}`));
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${path}: ${overflow} px wider than a narrow window`);
    found.push(...complaints.splice(0).map((complaint) => `${path}: ${complaint}`));
  }
  expect(found).toEqual([]);
});
