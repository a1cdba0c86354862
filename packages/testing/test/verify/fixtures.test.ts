import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { afterAll, expect, test } from "vitest";
import { UsageError } from "../../src/port.ts";
import { parseFixtures } from "../../src/verify/fixtures-file.ts";
import { verify } from "../../src/verify/index.ts";
import { cc } from "./run.ts";

const contract = await readContract();
const folder = await mkdtemp(join(tmpdir(), "fixtures-"));
afterAll(() => rm(folder, { recursive: true }));

test("fixtures of every kind are read", () => {
  const text = '{ "ccId": 1, "vdn": 1, "agentId": 101, "cti": "3.8", "operateType": 2 }';
  expect(parseFixtures(contract, "ids.json", text)).toEqual(JSON.parse(text));
  expect(parseFixtures(contract, "ids.json", `\uFEFF${text}`)).toEqual(JSON.parse(text));
});

test.each([
  ["an empty file", "", "ids.json:1: expected JSON, found value expected"],
  ["broken JSON", '{\n  "ccId": 1,\n  "vdn" 1\n}', "ids.json:3: expected JSON, found colon expected"],
  ["a comma at the end", '{\n  "ccId": 1,\n}', "ids.json:3: expected JSON, found property name expected"],
  ["a comment", '{\n  // ours\n  "ccId": 1 }', "ids.json:2: expected JSON, found invalid comment token"],
  ["a list", "\n[1]", "ids.json:2: expected an object of fields and their values"],
  ["an unknown key", '{\n  "agentID": 101\n}', /^ids\.json:2: expected one of .*agentId.*, cti, found "agentID"\. Did/],
  ["an unknown key close to a known one", '{ "agentIds": 101 }', /found "agentIds"\. Did you mean "agentId"\?$/],
  [
    "a text nested too deep",
    "[".repeat(100_000),
    "ids.json:1: expected an object of fields and their values, with less nesting",
  ],
  ["a key of every object", '{ "__proto__": 101 }', /^ids\.json:1: expected one of /],
  ["a key of credentials", '{ "Guid": "EXAMPLE-GUID" }', /^ids\.json:1: expected one of (?!.*Guid,)/],
  ["a text for a number", '{\n\n"vdn": "1" }', /^ids\.json:3: .*Invalid .*vdn: expected integer.*, received "1"$/],
  ["a fraction", '{ "vdn": 1.5 }', /^ids\.json:1: .*Invalid .*vdn: expected integer.*, received 1.5$/],
  ["null", '{ "cti": null }', "ids.json:1: expected cti to be 3.6 or 3.8, found null"],
  ["a key that stands twice", '{ "vdn": 1,\n"vdn": 2 }', "ids.json:2: expected vdn once"],
  ["an unknown release", '{ "cti":"3,8"}', 'ids.json:1: expected cti to be 3.6 or 3.8, found "3,8"'],
  ["one end of a window", '{\n"beginTime": "2024-08-01 00:00:00" }', "ids.json:2: expected endTime beside beginTime"],
  [
    "a value out of range",
    '{ "ccId": 1,\n"vdn": 5001 }',
    /^ids\.json:2: .*Invalid .*vdn: expected integer from 1 to 5000, received 5001$/,
  ],
  ["an agent out of range", '{ "ccId": 1,\n"agentId": 7 }', /^ids\.json:2: .*expected .*, received 7$/],
  [
    "a window that is too long",
    '{ "beginTime": "2024-08-01 00:00:00",\n"endTime": "2024-08-09 00:00:00" }',
    /^ids\.json:2: queryAgentOperations: Invalid endTime/,
  ],
])("of %s, the file, the line and what is expected are said", (_, text, message) => {
  const read = () => parseFixtures(contract, "ids.json", text);
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});

test.each<[options: object, message: string]>([
  [{ fixtures: { agentID: 101 } }, 'found "agentID"'],
  [{ only: "queryAgentRests" }, 'the option `only` expects a list of operations, not "queryAgentRests"'],
  [{ timeout: 2 ** 31 }, "--timeout expects an integer from 1 to 2147483647, not 2147483648"],
])("a program that gives the options %j gets an error that says what is expected", async (options, message) => {
  const url = "http://127.0.0.1:1";
  const given = verify({ cms: url, gateway: url, accessKey: "a", secretKey: "b", guid: "c", ...options });
  await expect(given).rejects.toThrow(UsageError);
  await expect(given).rejects.toThrow(message);
});

test("a mistake ends the command with 2, before anything is sent", async () => {
  const file = join(folder, "ids.json");
  await writeFile(file, '{ "agentID": 101 }');
  const { code, out, err } = await cc(["verify", "--fixtures", file]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(`${file}:1: expected one of`);
});

test("a file that is not there ends the command with 2", async () => {
  const { code, err } = await cc(["verify", "--fixtures", join(folder, "none.json")]);
  expect(code).toBe(2);
  expect(err).toContain("none.json can't be read: ENOENT");
});
