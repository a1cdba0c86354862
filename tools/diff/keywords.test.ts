import { type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { compareKeywords } from "./keywords.ts";

const present = await readContract();
const schemas = (contract: Contract) => Object.values(contract.components.schemas);
const schemaWith = (contract: Contract, keyword: string) => schemas(contract).find((one) => keyword in one) as Schema;
const [path = ""] = Object.keys(present.paths);
const operation = (contract: Contract) => Object(contract.paths[path]).post;
const table = (contract: Contract) => Object.values(contract["x-codes"])[0] as { codes: object[] };

test.each<[what: string, edit: (contract: Contract) => unknown, steps: string[]]>([
  [
    "an own keyword that changes",
    (one) => Object.assign(schemaWith(one, "x-time-span")["x-time-span"] as object, { maxMinutes: 15 }),
    ["major"],
  ],
  ["an own keyword that is gone", (one) => delete schemaWith(one, "x-time-span")["x-time-span"], ["major"]],
  ["an own keyword that is new", (one) => Object.assign(schemas(one)[0] as Schema, { "x-new": 1 }), ["major"]],
  ["an own keyword of words", (one) => Object.assign(schemas(one)[0] as Schema, { "x-source": "Another page" }), []],
  [
    "a later edition",
    (one) => Object.assign(schemas(one)[0] as Schema, { "x-editions": { 2030: { maximum: 9 } } }),
    [],
  ],
  [
    "a service with another field for the code",
    (one) => Object.assign(one.tags[0]?.["x-service"] ?? {}, { code: "another" }),
    ["major"],
  ],
  ["another service of an operation", (one) => (operation(one).tags = [one.tags[1]?.name]), ["major"]],
  ["no security", (one) => (operation(one).security = []), ["major"]],
  [
    "another header for the credentials",
    (one) => Object.assign(Object.values(one.components.securitySchemes)[0] ?? {}, { name: "X" }),
    ["major"],
  ],
  [
    "other words for the credentials",
    (one) => Object.assign(Object.values(one.components.securitySchemes)[0] ?? {}, { description: "X" }),
    [],
  ],
  [
    "another status of success",
    (one) => (operation(one).responses["202"] = operation(one).responses["200"]),
    ["major"],
  ],
  ["a code less", (one) => table(one).codes.pop(), ["major"]],
  ["a code more", (one) => table(one).codes.push({ code: "999-999", meaning: "Something else" }), ["minor"]],
  [
    "a code in other words",
    (one) => Object.assign(table(one).codes[0] as object, { meaning: "Something else" }),
    ["patch"],
  ],
  [
    "a code that has another effect",
    (one) => Object.assign(table(one).codes[0] as object, { unauthenticated: true }),
    ["major"],
  ],
  [
    "what redocly diff understands",
    (one) => Object.assign(schemas(one)[0] as Schema, { type: "boolean", description: "X" }),
    [],
  ],
])("%s", (_, edit, steps) => {
  const next = structuredClone(present);
  edit(next);
  expect(compareKeywords(present, next).map(({ step }) => step)).toEqual(steps);
});
