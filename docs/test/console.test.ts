import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, responseShapes, successOf } from "@cc-contract/spec/model/operations";
import { startSimulator } from "@cc-contract/testing";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { freePort } from "../../tools/lib/server.ts";
import { allFields, type Form } from "../console/form.ts";
import { refusalOf, requestOf } from "../console/request.ts";
import { formOf } from "../scripts/console.ts";
import { callOf } from "../scripts/samples.ts";
import { serveDocs } from "../scripts/serve.ts";
import { hostileContract } from "./hostile.ts";
import { dark, docs, findBarriers, go, narrow, open, opened } from "./open.ts";

// The console on an operation's page, which checks, signs and sends, in a browser with CORS.

const contract = await readContract();
const operations = listOperations(contract);
const simulator = await startSimulator();
const { browser, site } = await opened({ simulator });
const { page, complaints } = await open(browser, `${site.url}/`);
/** Requests to other servers than that of the site, as they were sent. */
const requests: { url: string; headers: Record<string, string>; body: string | null }[] = [];
page.on("request", (request) => {
  if (!request.url().startsWith(site.url))
    requests.push({ url: request.url(), headers: request.headers(), body: request.postData() });
});
const folder = await mkdtemp(join(docs, "console-"));
afterAll(() => Promise.all([simulator.close(), rm(folder, { recursive: true })]));

const signed = operations.find((operation) => operation.signed && operation.requestBody);
if (!signed) throw new Error("the contract has no signed operation with a body");

async function openConsole(operationId: string, at: Page = page, base = site.url): Promise<void> {
  requests.length = 0;
  complaints.length = 0;
  await go(at, `${base}/operations/${operationId}.html`);
  await at.getByRole("button", { name: "Open the console" }).click();
  await at.getByRole("button", { name: "Send" }).waitFor();
}

/** Sends, and waits for what the page says of it. */
async function send(at: Page = page): Promise<string | null> {
  await at.getByRole("button", { name: "Send" }).click();
  const status = at.getByRole("status");
  await status.locator("p").first().waitFor();
  return status.textContent();
}

/** The text below a title in the request stage by stage. */
const stage = (title: string) => page.locator(`details p:text-is("${title}") + pre`).textContent();

for (const operation of operations)
  test(`the console of ${operation.operationId} gets a success, and so do its curl line and its program`, async () => {
    const { operationId, service } = operation;
    const form = formOf(contract, operation);
    await openConsole(operationId);
    const shown = await send();
    expect(shown).toContain(`HTTP ${successOf(operation).status},`);
    const success = responseShapes(contract, operation) && /"(\w+)": "(\w+)",? {2}\w/.exec(String(shown));
    if (success) expect(success[1]).toBe(service.code);

    // What is shown is what was sent.
    const [request] = requests.filter(({ headers }) => headers[form.header.toLowerCase()]);
    expect(await stage(`Header ${form.header}`)).toBe(request?.headers[form.header.toLowerCase()]);
    if (operation.requestBody) expect(await stage("Body, exactly as it is sent")).toBe(request?.body);
    if (operation.signed) {
      const parts = [
        "prefix: scheme, access key, time and signed headers",
        "signature: HMAC of canonicalRequest by signingKey",
      ];
      expect((await Promise.all(parts.map(stage))).join("/")).toBe(request?.headers[form.header.toLowerCase()]);
    }
    expect(complaints.filter((complaint) => !complaint.startsWith(`asks for ${simulator.url}`))).toEqual([]);

    const [curl, program] = await page.locator("details:has-text('The same with') pre").allTextContents();
    const { stdout } = await promisify(execFile)("bash", ["-c", `${curl} --silent`]);
    if (success) expect(stdout).toContain(`"${service.code}":"${success[2]}"`);
    const file = join(folder, `${operationId}.ts`);
    await writeFile(file, String(program));
    await promisify(execFile)(process.execPath, [file], { env: { CC_GUID: simulator.guid } });
  });

test("the console is loaded by those who open it, and keeps no key", async () => {
  const { page } = await open(browser, `${site.url}/`);
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await go(page, `${site.url}/operations/${signed.operationId}.html`);
  await page.waitForLoadState("networkidle");
  const before = [...loaded];
  await openConsole(signed.operationId, page);
  expect(before.filter((url) => /CallForm|console\/|simulator/.test(url))).toEqual([]);
  expect(loaded.some((url) => /CallForm/.test(url))).toBe(true);
  await page.getByLabel("Secret key").fill("EXAMPLE-OF-MY-OWN");
  await send(page);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(stored).not.toContain("EXAMPLE-OF");
  await page.reload();
  await openConsole(signed.operationId, page);
  expect(await page.getByLabel("Secret key").inputValue()).toBe(simulator.secretKey);
  await page.context().close();
});

test("a refused signature is shown as HTTP 401, with a link to the guide", async () => {
  await openConsole(signed.operationId);
  await page.getByLabel("Secret key").fill("EXAMPLE-OF-ANOTHER");
  const shown = await send();
  expect(shown).toContain("Not authenticated, HTTP status 401");
  await page.getByRole("status").getByRole("link").click();
  await page.getByRole("heading", { level: 1, name: "401" }).waitFor();
});

test("an invalid field shows the expected value while typing, and is not sent", async () => {
  await openConsole(signed.operationId);
  const form = formOf(contract, signed);
  const number = form.fields.flatMap(allFields).find(({ kind, required }) => kind === "number" && required);
  const field = page.locator(`[id="console-${number?.path.join(".")}"]`);
  for (const text of ["abc", "-1", ""]) {
    await field.fill(text);
    await page.getByText(/^Expected integer from \d+ to \d+/).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await page.getByRole("button", { name: "Send" }).click();
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
  }
  expect(requests).toEqual([]);
  await field.fill(String(number?.text));
  expect(await send()).toContain("HTTP 200");
});

test("an address without a server, and one on another machine, are explained", async () => {
  await openConsole(signed.operationId);
  await page.getByLabel("Server").fill(`http://localhost:${await freePort()}`);
  expect(await send()).toMatch(/Request failed[\s\S]*No response came from http:\/\/localhost/);
  requests.length = 0;
  await page.getByLabel("Server").fill("https://cms.example.com");
  await page.getByText("servers on this machine only").waitFor();
  await page.getByRole("button", { name: "Send" }).click();
  await expect
    .poll(() => page.getByLabel("Server").evaluate((element) => element === document.activeElement))
    .toBe(true);
  expect(requests).toEqual([]);
});

test.each([
  ["http://127.0.0.1:4012", true],
  ["http://localhost", true],
  ["https://localhost:8443/path", true],
  ["http://127.0.0.1.example.com", false],
  ["http://localhost@example.com", false],
  ["file://localhost/etc", false],
  ["http://[::1]:4012", false],
  ["localhost:4012", false],
  ["", false],
])("the address %j may be called: %j", (address, allowed) => {
  expect(refusalOf(address) === undefined).toBe(allowed);
});

test("a site without a simulator says how to start both", async () => {
  const own = await serveDocs();
  const { page } = await open(browser, own.url, { ...narrow, ...dark });
  await openConsole(signed.operationId, page, own.url);
  await page.getByText("npx -y pnpm@12 start").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
  await own.close();
});

const others = hostileContract(contract);
test.each(listOperations(others))("the form of $operationId holds the request that it was made from", (operation) => {
  const { request, span } = callOf(others, operation);
  const form: Form = JSON.parse(JSON.stringify(formOf(others, operation)));
  const times = span ? { [span.begin]: expect.anything(), [span.end]: expect.anything() } : {};
  for (const field of form.fields.flatMap(allFields)) if ((field.path.at(-1) ?? "") in times) field.text = "filled in";
  const { header, ...parts } = request;
  const expected = { ...parts, ...(Object.keys(header ?? {}).length > 0 && { header }) };
  if (span) Object.assign(expected.body as object, times);
  expect(requestOf(form)).toEqual(expected);
});
