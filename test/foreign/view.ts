import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sirv from "sirv";
import { type Viewer, type ViewerCheck, viewerChecks } from "../../docs/foreign/viewers.ts";
import { launchBrowser } from "../../tools/lib/browser.ts";
import { fields, meaningsIn } from "./generate.ts";
import { attempt, failed, type Outcome, passed, type Row } from "./matrix.ts";
import { folderFor, tools } from "./tools.ts";

// Opens a user interface in a browser, and reads what it shows.

export async function tryViewer({ name, html, operation, field, click, limits = {} }: Viewer): Promise<Row> {
  const outcomes = Object.fromEntries(Object.keys(viewerChecks).map((check) => [check, "not tried"])) as Record<
    ViewerCheck,
    Outcome
  >;
  const server = createServer();
  const packages = sirv(tools, { dev: true });
  const documents = sirv(await folderFor(name), { dev: true });
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/node_modules/")) return packages(request, response);
    if (request.url !== "/") return documents(request, response);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><html lang="en"><title>${name}</title><link rel="icon" href="data:,">${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 20_000 } });
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(String(error)));
    // Nothing is taken from elsewhere, so that nothing depends on it.
    await page.route(
      (url) => url.origin !== origin,
      (route) => route.fulfill({ status: 204 }),
    );
    await page.goto(origin);
    outcomes.loads = await attempt(() => page.waitForSelector(operation, { timeout: 60_000 }).then(() => {}));
    if (outcomes.loads === "not tried" || !outcomes.loads.passed) return { tool: name, outcomes, limits };
    if (click) await clickAll(page, click);
    const text = (await page.locator("body").allInnerTexts()).join();
    const shown = (await page.locator(operation).locator(field).allInnerTexts()).join("\n");
    const missing = fields.filter((name) => !new RegExp(`\\b${name}\\b`).test(shown));
    outcomes.fields = missing.length === 0 ? passed : failed(`not shown: ${missing.join(", ")}`);
    outcomes.meanings = meaningsIn(text);
    errors.push(...(await page.getByRole("heading", { name: /^(warning|errors?)\b/i }).allInnerTexts()));
    if (errors.length > 0) outcomes.loads = failed(errors.join("\n"));
    return { tool: name, outcomes, limits };
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Opens what is closed, again and again, because what opens may hold more of it. */
async function clickAll(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>["newPage"]>>,
  selector: string,
) {
  for (let round = 0; round < 8; round++) {
    const count = await page.evaluate((selector) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)];
      for (const element of found) element.click();
      return found.length;
    }, selector);
    await page.waitForTimeout(500);
    if (count === 0) return;
  }
}
