import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract, type Schema } from "@cc-contract/spec/model/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Compiled, compiled } from "./compiled.ts";

// What is said about wrong values, by schemas of the kinds that the contract has: issues.txt lists values with their
// messages.

const schemas: Record<string, Schema> = {
  CcId: { type: "integer", minimum: 1, maximum: 9 },
  Limit: { type: "integer", minimum: 1, maximum: 100 },
  Time: { type: "string", "x-expected": "UTC time", pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}$" },
  Flat: closed({ ccId: ref("CcId"), vdn: ref("CcId"), agentId: { type: "integer", minimum: 101 } }),
  Wrapped: closed({ queryParam: ref("Flat") }),
  Page: closed(
    { ccId: ref("CcId"), offset: { type: "integer", minimum: 0 }, limit: ref("Limit") },
    {
      required: ["ccId"],
      dependentRequired: { offset: ["limit"], limit: ["offset"] },
      "x-multiple-of": { property: "offset", factor: "limit" },
    },
  ),
  WrappedPage: closed({ queryParam: ref("Page") }),
  Span: closed(
    { begin: ref("Time"), end: ref("Time") },
    { "x-time-span": { begin: "begin", end: "end", stepMinutes: 15, maxMinutes: 60 } },
  ),
  Success: open({ code: { const: "0" }, data: open({ name: { type: "string" }, status: { enum: [0, 1] } }) }),
  Failure: open(
    { code: { type: "string" }, data: { type: "string" } },
    { not: { properties: { code: { const: "0" } } } },
  ),
  Response: { oneOf: [ref("Success"), ref("Failure")] },
  Message: {
    oneOf: [
      open({ code: { const: "0" }, message: { type: "string" }, result: open({ calls: ref("CcId") }) }),
      open({ code: { type: "string" }, message: { type: "string" } }),
    ],
  },
  Parameters: closed({
    path: closed({ id: { type: "string", "x-expected": "agent ID", pattern: "^\\d+$" } }),
    header: open({ Guid: { type: "string", minLength: 1 } }),
  }),
  Nullable: open({ phone: { type: ["string", "null"] }, list: { type: "array", items: ref("CcId"), maxItems: 2 } }),
};

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function open(properties: Record<string, Schema>, more: Schema = {}): Schema {
  return { type: "object", required: Object.keys(properties), properties, ...more };
}

function closed(properties: Record<string, Schema>, more: Schema = {}): Schema {
  return { ...open(properties, more), additionalProperties: false };
}

let subject: Compiled;
beforeAll(async () => {
  const contract = await readContract();
  subject = await compiled({ ...contract, paths: {}, components: { ...contract.components, schemas } });
});
afterAll(() => subject.remove());

const validator = (name: string) => subject.validators[name] ?? expect.fail(`no validator ${name}`);
const flat = { ccId: 1, vdn: 1, agentId: 101 };

const blocks = readFileSync(join(import.meta.dirname, "issues.txt"), "utf8")
  .trim()
  .split("\n\n");
test.each(blocks.map((block) => block.split("\n")))("%s: %s", (_, value = "", ...messages) => {
  const [, name = "", json = ""] = /^(\w+) (.*)$/.exec(value) ?? [];
  const issues = validator(name).issues(JSON.parse(json));
  expect(issues.map(({ message }) => message)).toEqual(messages);
});

test("an issue has path, keyword, what is expected, what was received, and a message made of them", () => {
  expect(validator("Wrapped").issues({ queryParam: { ...flat, ccId: 0 } })).toEqual([
    {
      path: ["queryParam", "ccId"],
      keyword: "minimum",
      expected: "integer from 1 to 9",
      received: "0",
      message: "Invalid queryParam.ccId: expected integer from 1 to 9, received 0",
    },
  ]);
});

test("long texts and keys are shortened in a message, and not in a path", () => {
  const long = "k".repeat(1_000);
  expect(validator("Flat").issues({ ...flat, agentId: long })[0]?.received).toBe(`"${"k".repeat(40)}…"`);
  const [issue] = validator("Flat").issues({ ...flat, [long]: 1 });
  expect(issue?.path).toEqual([long]);
  expect(issue?.message.length).toBeLessThan(120);
  const [wrapper] = validator("Flat").issues({ [long]: { ccId: 1 } });
  expect(wrapper?.message).toMatch(/Take `ccId` out of `k{40}…`\.$/);
});

describe("the limit", () => {
  test.each<[limit: unknown, count: number]>([
    [2, 2],
    [1.9, 1],
    [0, 1],
    [-1, 1],
    [Number.NaN, 1],
    [null, 3],
    ["1", 3],
    [Symbol("limit"), 3],
    [{ valueOf: () => 1 }, 3],
  ])("%s lists %s of three issues", (limit, count) => {
    expect(validator("Flat").issues({}, { limit: limit as number })).toHaveLength(count);
  });

  test("that can't be read does not end in an error", () => {
    const options = Object.defineProperty({}, "limit", { get: () => expect.fail("unreadable") });
    expect(validator("Flat").issues({}, options)).toHaveLength(1);
    expect(validator("Flat").issues({}, null as never)).toHaveLength(3);
  });
});

test("a value that reads differently each time has an issue all the same", () => {
  let reads = 0;
  const request = Object.defineProperty({ ccId: 1, vdn: 1 }, "agentId", { get: () => (reads++ > 1 ? 101 : 0) });
  expect(
    validator("Flat")
      .issues(request)
      .map(({ message }) => message),
  ).toEqual(["Invalid value: expected object, received a value that can't be read"]);
});

test("a Standard Schema gives the value or the issues", () => {
  const { validate, vendor, version } = validator("Flat")["~standard"];
  expect([vendor, version]).toEqual(["cc-contract", 1]);
  expect(validate(flat)).toEqual({ value: flat });
  expect(validate({})).toEqual({ issues: validator("Flat").issues({}) });
});
