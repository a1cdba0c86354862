import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { type Site, serveDocs } from "../scripts/serve.ts";
import { open } from "./open.ts";

// Versions of the site side by side, each below a path of its own, as a static host has them.

const root = join(import.meta.dirname, "..");
let folder: string;
let browser: Browser;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(root, "versions-test-"));
  await promisify(execFile)(process.execPath, [join(root, "scripts/build.ts"), "--out", join(folder, "v1")], {
    cwd: root,
    env: { ...process.env, DOCS_BASE: "/v1/" },
  });
  await say("v1/");
  [browser, site] = await Promise.all([launchBrowser(), serveDocs({ dist: folder })]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(folder, { recursive: true });
});

/** Says which version is the newest of those on the host. */
const say = (newest: string) => writeFile(join(folder, "versions.json"), JSON.stringify({ newest }));

test("everything is found below another path", async () => {
  for (const path of ["", "operations/queryAgentRests.html", "reference.html"]) {
    const { page, complaints } = await open(browser, `${site.url}/v1/${path}`);
    expect(complaints, path).toEqual([]);
    await page.getByRole("link", { name: "Operations" }).first().click();
    await page.waitForURL(/\/v1\/operations\//);
  }
});

test("the newest version says nothing of versions, and another one leads to it", async () => {
  const latest = await open(browser, `${site.url}/v1/`);
  expect(await latest.page.getByRole("status").count()).toBe(0);
  await say("v2/");
  const outdated = await open(browser, `${site.url}/v1/`);
  await outdated.page.getByRole("status").waitFor();
  const link = outdated.page.getByRole("status").getByRole("link");
  expect(new URL((await link.getAttribute("href")) ?? "", site.url).pathname).toBe("/v2/");
  const { page } = await open(browser, `${site.url}/v1/reference.html`);
  expect(await page.getByRole("status").getByRole("link").getAttribute("href")).toBe("../v2/");
});
