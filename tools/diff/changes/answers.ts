import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { type Fixture, group } from "./fixture.ts";
import { type Field, keyOf, operationOf, pick, rename, requiredOf } from "./pick.ts";

// Changes of what callers read.

const listed = (contract: Contract) => pick(contract, "answer", ({ schema }) => "enum" in schema);
const whole = (contract: Contract) =>
  pick(contract, "answer", ({ schema, required }) => schema.type === "integer" && required && !("enum" in schema));
const text = (contract: Contract) =>
  pick(contract, "answer", ({ schema, required }) => schema.type === "string" && required && !("const" in schema));
const optional = (contract: Contract) => pick(contract, "answer", ({ required }) => !required);
const listing = (contract: Contract) =>
  pick(contract, "answer", ({ schema }) => (schema.items as Schema | undefined)?.type === "string");
const code = (contract: Contract) => pick(contract, "answer", ({ schema }) => "const" in schema);
const shapes = (contract: Contract) =>
  Object.values(contract.components.schemas).find(isChoice) as { oneOf: unknown[] };
const failure = (contract: Contract) =>
  Object.values(contract.components.schemas).find((schema) => "not" in schema) as Schema;
const answers = (contract: Contract) => operationOf(contract).operation.responses as Record<string, Answer>;
const success = (contract: Contract) => answers(contract)["200"] as Answer;

interface Answer {
  description?: string;
  content?: Record<string, unknown>;
  headers?: Record<string, unknown>;
}

const isChoice = ({ oneOf }: Schema) => Boolean((oneOf as Schema[] | undefined)?.[0]?.$ref);
const without = ({ owner, name }: Field) => (owner.required = requiredOf(owner).filter((one) => one !== name));
const drop = (field: Field) => {
  delete field.owner.properties?.[field.name];
  without(field);
};
const nullable = (contract: Contract) => (whole(contract).schema.type = ["integer", "null"]);
const close = (contract: Contract) => (whole(contract).owner.additionalProperties = false);
const addHeader = (contract: Contract) => (success(contract).headers = { "X-Extra": { schema: { type: "string" } } });
const addStatus = (status: string) => (contract: Contract) =>
  Object.assign(answers(contract), { [status]: structuredClone(success(contract)) });

export const answerFixtures: Fixture[] = [
  ...group({ side: "answer", breaking: false, step: "minor" }, [
    [
      "answer: an optional field becomes required",
      "field-required",
      (one) => (optional(one).owner.required = [...requiredOf(optional(one).owner), optional(one).name]),
    ],
    [
      "answer: a new required field",
      "field-added",
      (one) =>
        Object.assign(whole(one).owner, {
          required: [...requiredOf(whole(one).owner), "another"],
          properties: { ...whole(one).owner.properties, another: { type: "integer", examples: [1] } },
        }),
    ],
    [
      "answer: a new optional field",
      "field-added",
      (one) => Object.assign(whole(one).owner.properties ?? {}, { another: { type: "integer", examples: [1] } }),
    ],
    ["answer: a value less", "values-shrunk", (one) => (listed(one).schema.enum as unknown[]).pop()],
    ["answer: values listed", "values-listed", (one) => delete listed(one).schema.enum, "reversed"],
    ["answer: maximum added", "maximum-added", (one) => (whole(one).schema.maximum = 1_000_000)],
    ["answer: null refused", "null-refused", nullable, "reversed"],
    ["answer: a number becomes an integer", "type-narrowed", (one) => (whole(one).schema.type = "number"), "reversed"],
    ["answer: pattern added", "pattern-added", (one) => (text(one).schema.pattern = "^[0-9a-zA-Z]*$")],
    ["answer: closed", "object-closed", close],
    ["answer: a shape less", "branch-removed", (one) => shapes(one).oneOf.pop()],
    ["answer: a failure excludes the success", "exclusion-added", (one) => delete failure(one).not, "reversed"],
    ["answer: a new header", "header-added", addHeader],
    ["answer: a failure with a status of its own", "status-added", addStatus("429")],
    ["answer: a failure's status less", "status-removed", (one) => delete answers(one)["401"]],
  ]),
  ...group({ side: "answer", breaking: true, step: "major" }, [
    ["answer: a required field becomes optional", "field-optional", (one) => without(whole(one))],
    ["answer: a required field removed", "field-removed", (one) => drop(whole(one))],
    ["answer: an optional field removed", "field-removed", (one) => drop(optional(one))],
    [
      "answer: a required field renamed",
      "field-renamed",
      (one) => {
        const { owner, name } = whole(one);
        rename(owner.properties ?? {}, name, `${name}X`);
        owner.required = requiredOf(owner).map((other) => (other === name ? `${name}X` : other));
      },
    ],
    ["answer: a value more", "values-grown", (one) => (listed(one).schema.enum as unknown[]).push(99)],
    ["answer: values no longer listed", "values-unlisted", (one) => delete listed(one).schema.enum],
    ["answer: null allowed", "null-allowed", nullable],
    ["answer: an integer becomes a number", "type-widened", (one) => (whole(one).schema.type = "number")],
    [
      "answer: an integer becomes a text",
      "type-replaced",
      (one) => Object.assign(whole(one).schema, { type: "string", examples: ["1"] }),
    ],
    [
      "answer: items of another type",
      "type-replaced",
      (one) => (listing(one).schema.items = { type: "integer", examples: [1] }),
    ],
    [
      "answer: another code of success",
      "values-replaced",
      (one) => (code(one).schema.const = `${code(one).schema.const}9`),
    ],
    [
      "answer: maximum raised",
      "maximum-changed",
      (one) => (whole(one).schema.maximum = 2_000_000),
      (one) => (whole(one).schema.maximum = 1_000_000),
    ],
    ["answer: pattern dropped", "pattern-dropped", (one) => (text(one).schema.pattern = "^[0-9a-zA-Z]*$"), "reversed"],
    ["answer: opened", "object-opened", close, "reversed"],
    [
      "answer: a field more in a closed answer",
      "field-added",
      (one) => Object.assign(whole(one).owner.properties ?? {}, { another: { type: "integer", examples: [1] } }),
      close,
    ],
    ["answer: a shape more", "branch-added", (one) => shapes(one).oneOf.pop(), "reversed"],
    ["answer: a failure may look like a success", "exclusion-dropped", (one) => delete failure(one).not],
    ["answer: another success status", "status-added", addStatus("202")],
    ["answer: a header less", "header-removed", addHeader, "reversed"],
    [
      "answer: another media type",
      "media-type-added",
      (one) => rename(success(one).content ?? {}, keyOf(success(one).content ?? {}), "application/xml"),
    ],
    [
      "answer: a special value",
      "special-values",
      (one) => (whole(one).schema["x-sentinels"] = [{ value: -1, meaning: "unknown" }]),
    ],
  ]),
];
