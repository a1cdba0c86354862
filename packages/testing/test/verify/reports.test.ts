import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, expect, test } from "vitest";
import type { Finding, VerifyResult } from "../../src/verify/index.ts";
import { verify } from "../../src/verify/index.ts";
import { htmlReport } from "../../src/verify/report-html.ts";
import { junitReport } from "../../src/verify/report-junit.ts";
import { conclude, textReport } from "../../src/verify/report-text.ts";
import { writeReports } from "../../src/verify/reports.ts";
import { cc, environmentOf, optionsFor, withSimulator } from "./run.ts";

const folder = await mkdtemp(join(tmpdir(), "reports-"));
afterAll(() => rm(folder, { recursive: true }));

const hostile = `</failure>]]><script>alert("1")</script> & 'quoted' é`;

function findingOf(kind: Finding["kind"]): Finding {
  const text = { case: hostile, contract: hostile, place: "#/paths", actual: hostile, curl: hostile };
  return { kind, operationId: "queryAgentRests", ...text };
}

const result: VerifyResult = {
  verdict: "violated",
  version: "0.1.0",
  contract: "0.1.0",
  started: "2024-08-02T15:15:00.000Z",
  milliseconds: 1234,
  targets: { cms: "http://127.0.0.1:1/" },
  options: { timeout: 1, concurrency: 4, forgeries: "few" },
  operations: [
    {
      operationId: "queryAgentRests",
      cases: [
        {
          description: hostile,
          outcome: "violated",
          milliseconds: 1234,
          findings: [findingOf("violation"), findingOf("note")],
        },
        { description: "limit at the minimum", outcome: "passed", milliseconds: 1, findings: [] },
        { description: "limit at the maximum", outcome: "skipped", milliseconds: 0, findings: [] },
      ],
      skipped: hostile,
    },
    {
      operationId: "queryAgentDetails",
      cases: [{ description: "plain request", outcome: "skipped", milliseconds: 0, findings: [] }],
      unreachable: hostile,
    },
  ],
};

test("the JUnit report is XML and tells violations, errors and what was not tried apart", async () => {
  const xml = await junitReport(result);
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    htmlEntities: true,
    attributeNamePrefix: "",
    isArray: (name) => name === "testcase",
  });
  const { testsuites } = parser.parse(xml);
  expect(testsuites).toMatchObject({ tests: "4", failures: "1", errors: "1", skipped: "1" });
  const [rests, details] = testsuites.testsuite;
  expect(rests).toMatchObject({ name: "queryAgentRests", tests: "3", failures: "1", errors: "0", skipped: "1" });
  expect(rests.testcase[0]).toMatchObject({ name: hostile, time: "1.234", failure: { message: hostile } });
  expect(rests.testcase[2].skipped).toMatchObject({ message: hostile });
  expect(details.testcase[0].error).toMatchObject({ type: "unreachable", message: hostile });
});

test("every report names targets, time, versions and options", async () => {
  const texts = [textReport(result), JSON.stringify(result), await junitReport(result), await htmlReport(result)];
  for (const text of texts)
    for (const part of [result.version, "http://127.0.0.1:1/", result.started, "few"]) expect(text).toContain(part);
});

test("the HTML report has nothing of a server as markup, and needs no other file", async () => {
  const page = await htmlReport(result);
  expect(page).not.toContain("<script");
  expect(page).not.toMatch(/(src|href)=|url\(|@import/);
  expect(page).toContain("&lt;script&gt;");
  expect(page.match(/<h3>/g)).toHaveLength(2);
});

test("the reports of a run are written, also where there are violations", async () => {
  await withSimulator({ acceptAnySignature: true }, async (simulator) => {
    const files = ["junit", "json", "html"].map((kind) => [kind, join(folder, `report.${kind}`)] as const);
    const { code } = await cc(
      ["verify", "--cms", simulator.url, "--only=queryAgentRests", ...files.map((one) => `--report=${one.join("=")}`)],
      environmentOf(simulator),
    );
    expect(code).toBe(1);
    const [junit = "", json = "", html = ""] = await Promise.all(files.map(([, file]) => readFile(file, "utf8")));
    expect(XMLValidator.validate(junit)).toBe(true);
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(JSON.parse(json)).toMatchObject({ verdict: "violated", operations: [{ operationId: "queryAgentRests" }] });
  });
});

test("a report that can't be written ends the command with 2, before anything is sent", async () => {
  const file = join(folder, "none", "report.xml");
  const { code, err } = await cc(["verify", "--report", `junit=${file}`]);
  expect([code, err]).toEqual([2, `The report ${file} can't be written: ENOENT\n`]);
});

test("a report in the place of a folder ends the command with 2, before anything is sent", async () => {
  const { code, err } = await cc(["verify", "--report", `junit=${folder}`]);
  expect([code, err]).toEqual([2, `The report ${folder} can't be written: EISDIR\n`]);
});

test("a report that can't be written to its end leaves what was there", async () => {
  const [first, full] = [join(folder, "first.json"), "/dev/full"];
  await writeFile(first, "former");
  await expect(writeReports([{ kind: "json", file: full }], result)).rejects.toThrow("can't be written: ENOSPC");
  await writeReports([{ kind: "json", file: first }], result);
  expect(JSON.parse(await readFile(first, "utf8"))).toEqual(result);
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("a mistake leaves no report behind, and no file is written twice", async () => {
  const file = join(folder, "left.xml");
  const urls = ["--cms", "http://127.0.0.1:1", "--gateway", "http://127.0.0.1:1"];
  expect((await cc(["verify", ...urls, "--report", `junit=${file}`])).code).toBe(2);
  await expect(readFile(file)).rejects.toThrow("ENOENT");
  const { code, err } = await cc(["verify", "--report", `junit=${file}`, "--report", `json=${folder}/./left.xml`]);
  expect([code, err]).toEqual([2, `Two reports would be written to ${file}\n`]);
});

test.each(["pdf=a", "junit", "junit=", "=a"])(
  "--report %s ends the command with 2 and names the kinds",
  async (text) => {
    const { code, err } = await cc(["verify", "--report", text]);
    expect([code, err]).toEqual([2, `--report takes junit=FILE, json=FILE, html=FILE, not "${text}"\n`]);
  },
);

test("a server that repeats the credentials gets them into no report", async () => {
  await withSimulator({}, async (simulator) => {
    const { accessKey, secretKey, guid } = simulator;
    const echo = JSON.stringify({ accessKey, secretKey, guid });
    const mutate = (response: { status: number; body: unknown }) =>
      ({ ...response, body: { resultCode: "0100001", resultDesc: echo, retcode: "100-007", message: echo } }) as never;
    await withSimulator({ mutate }, async (repeating) => {
      const found = await verify({ ...optionsFor(simulator), cms: repeating.url, gateway: repeating.url });
      const texts = [textReport(found), JSON.stringify(found), await junitReport(found), await htmlReport(found)];
      for (const text of texts) {
        for (const secret of [accessKey, secretKey, guid, "auth-v2/"]) expect(text).not.toContain(secret);
        expect(text).toContain("[redacted]");
      }
      expect(conclude(found)).toMatch(/^\d+ violations/);
    });
  });
});
