import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { type Fixture, group } from "./fixture.ts";
import { type Field, keyOf, operationOf, pick, rename, requiredOf, schemaWith } from "./pick.ts";

// Changes of what callers send.

const ranged = (contract: Contract) => pick(contract, "request", ({ schema }) => "maximum" in schema);
const open = (contract: Contract) =>
  pick(contract, "request", ({ schema, required }) => schema.type === "integer" && !("minimum" in schema) && !required);
const text = (contract: Contract) => pick(contract, "request", ({ schema }) => "pattern" in schema);
const optional = (contract: Contract) => pick(contract, "request", ({ required, owner }) => !required && !owner.oneOf);
const needed = (contract: Contract) =>
  pick(contract, "request", ({ required, schema }) => required && schema.type === "integer");
const header = (contract: Contract) =>
  Object.values(contract.components.parameters).find((one) => one.in === "header") as Parameter;
const inPath = (contract: Contract) =>
  Object.values(contract.components.parameters).find((one) => one.in === "path") as Parameter;
const span = (contract: Contract) =>
  schemaWith(contract, "x-time-span")["x-time-span"] as Record<"stepMinutes" | "maxMinutes", number>;
const pages = (contract: Contract) => schemaWith(contract, "x-multiple-of");
const bodied = (contract: Contract) => operationOf(contract, ({ requestBody }) => Boolean(requestBody)).operation;
const body = (contract: Contract) =>
  bodied(contract).requestBody as NonNullable<ReturnType<typeof bodied>["requestBody"]> & { required?: boolean };

type Parameter = Contract["components"]["parameters"][string];

const without = (owner: Schema, name: string) => (owner.required = requiredOf(owner).filter((one) => one !== name));
const drop = ({ owner, name }: Field) => {
  delete owner.properties?.[name];
  without(owner, name);
};
const list = (contract: Contract) => (open(contract).schema.enum = [1, 2, 3]);
const nullable = (contract: Contract) => (ranged(contract).schema.type = ["integer", "null"]);
const unclose = (contract: Contract) => delete ranged(contract).owner.additionalProperties;

export const requestFixtures: Fixture[] = [
  ...group({ side: "request", breaking: true, step: "major" }, [
    [
      "request: maximum lowered",
      "maximum-changed",
      (one) => Object.assign(ranged(one).schema, { maximum: Number(ranged(one).schema.maximum) - 1 }),
    ],
    [
      "request: minimum raised",
      "minimum-changed",
      (one) => Object.assign(ranged(one).schema, { minimum: Number(ranged(one).schema.minimum) + 1 }),
    ],
    ["request: maximum added", "maximum-added", (one) => (open(one).schema.maximum = 10)],
    ["request: values listed", "values-listed", list],
    ["request: a value less", "values-shrunk", (one) => (open(one).schema.enum = [1, 2]), list],
    ["request: values replaced", "values-replaced", (one) => (open(one).schema.enum = [1, 2, 4]), list],
    ["request: one value only", "values-listed", (one) => (open(one).schema.const = 2)],
    [
      "request: an optional field becomes required",
      "field-required",
      (one) => (optional(one).owner.required = [...requiredOf(optional(one).owner), optional(one).name]),
    ],
    [
      "request: a new required field",
      "field-added",
      (one) =>
        Object.assign(ranged(one).owner, {
          required: [...requiredOf(ranged(one).owner), "another"],
          properties: { ...ranged(one).owner.properties, another: { type: "integer", examples: [1] } },
        }),
    ],
    ["request: an optional field removed", "field-removed", (one) => drop(optional(one))],
    ["request: a required field removed", "field-removed", (one) => drop(needed(one))],
    [
      "request: an optional field renamed",
      "field-renamed",
      (one) => rename(optional(one).owner.properties ?? {}, optional(one).name, `${optional(one).name}X`),
    ],
    [
      "request: a required field renamed",
      "field-renamed",
      (one) => {
        const { owner, name } = needed(one);
        rename(owner.properties ?? {}, name, `${name}X`);
        owner.required = requiredOf(owner).map((other) => (other === name ? `${name}X` : other));
      },
    ],
    ["request: a number becomes an integer", "type-narrowed", (one) => (open(one).schema.type = "number"), "reversed"],
    ["request: an integer becomes a text", "type-replaced", (one) => (open(one).schema.type = "string")],
    ["request: null refused", "null-refused", (one) => (ranged(one).schema.type = "integer"), nullable],
    [
      "request: unknown fields refused",
      "object-closed",
      (one) => (ranged(one).owner.additionalProperties = false),
      unclose,
    ],
    ["request: span shortened", "x-time-span-changed", (one) => (span(one).maxMinutes -= span(one).stepMinutes)],
    ["request: step of the span doubled", "x-time-span-changed", (one) => (span(one).stepMinutes *= 2)],
    [
      "request: ends of the span exchanged",
      "x-time-span-changed",
      (one) => {
        const { begin, end } = span(one) as unknown as Record<string, string>;
        Object.assign(span(one), { begin: end, end: begin });
      },
    ],
    [
      "request: span demanded",
      "x-time-span-added",
      (one) => delete schemaWith(one, "x-time-span")["x-time-span"],
      "reversed",
    ],
    ["request: multiple demanded", "x-multiple-of-added", (one) => delete pages(one)["x-multiple-of"], "reversed"],
    [
      "request: multiple turned round",
      "x-multiple-of-changed",
      (one) => {
        const { property, factor } = pages(one)["x-multiple-of"] as Record<string, string>;
        pages(one)["x-multiple-of"] = { property: factor, factor: property };
      },
    ],
    ["request: both or neither demanded", "choice-added", (one) => delete pages(one).oneOf, "reversed"],
    [
      "request: branches of both or neither overlap",
      "field-optional",
      (one) => delete (pages(one).oneOf as Schema[])[0]?.required,
    ],
    ["request: a branch of both or neither removed", "branch-removed", (one) => (pages(one).oneOf as unknown[]).pop()],
    [
      "request: the body becomes required",
      "body-required",
      (one) => (body(one).required = true),
      (one) => delete body(one).required,
    ],
    [
      "request: another media type",
      "media-type-removed",
      (one) => rename(body(one).content, keyOf(body(one).content), "application/xml"),
    ],
    [
      "request: a media type less",
      "media-type-removed",
      (one) => delete body(one).content["application/xml"],
      (one) => addMedia(body(one).content),
    ],
    [
      "request: a new required header",
      "parameter-added",
      (one) => Object.assign(bodied(one), { parameters: [extra(true)] }),
    ],
    [
      "request: a header becomes required",
      "parameter-required",
      (one) => (header(one).required = true),
      (one) => (header(one).required = false),
    ],
    ["request: a header renamed", "parameter-added", (one) => (header(one).name += "X")],
    ["request: a header gets a maximum length", "maxLength-added", (one) => (header(one).schema.maxLength = 200)],
    [
      "request: the pattern of the path narrowed",
      "pattern-changed",
      (one) => (inPath(one).schema.pattern = String(inPath(one).schema.pattern).replace(/\|[^|]*\)\$$/, ")$")),
    ],
  ]),
  ...group({ side: "request", breaking: false, step: "minor" }, [
    [
      "request: maximum raised",
      "maximum-changed",
      (one) => Object.assign(ranged(one).schema, { maximum: Number(ranged(one).schema.maximum) + 1 }),
    ],
    [
      "request: minimum lowered",
      "minimum-changed",
      (one) => Object.assign(ranged(one).schema, { minimum: Number(ranged(one).schema.minimum) - 1 }),
    ],
    ["request: maximum dropped", "maximum-dropped", (one) => delete ranged(one).schema.maximum],
    ["request: a value more", "values-grown", (one) => (open(one).schema.enum = [1, 2, 3, 4]), list],
    ["request: values no longer listed", "values-unlisted", (one) => delete open(one).schema.enum, list],
    [
      "request: a required field becomes optional",
      "field-optional",
      (one) => without(needed(one).owner, needed(one).name),
    ],
    [
      "request: a new optional field",
      "field-added",
      (one) => Object.assign(ranged(one).owner.properties ?? {}, { another: { type: "integer", examples: [1] } }),
    ],
    ["request: an integer becomes a number", "type-widened", (one) => (open(one).schema.type = "number")],
    ["request: null accepted", "null-allowed", nullable],
    ["request: unknown fields accepted", "object-opened", unclose],
    ["request: span lengthened", "x-time-span-changed", (one) => (span(one).maxMinutes += span(one).stepMinutes)],
    ["request: step of the span divided", "x-time-span-changed", (one) => (span(one).stepMinutes /= 3)],
    [
      "request: span no longer demanded",
      "x-time-span-dropped",
      (one) => delete schemaWith(one, "x-time-span")["x-time-span"],
    ],
    ["request: multiple no longer demanded", "x-multiple-of-dropped", (one) => delete pages(one)["x-multiple-of"]],
    ["request: both or neither no longer demanded", "choice-dropped", (one) => delete pages(one).oneOf],
    ["request: the body becomes optional", "body-optional", (one) => (body(one).required = false)],
    ["request: a media type more", "media-type-added", (one) => addMedia(body(one).content)],
    [
      "request: a new optional header",
      "parameter-added",
      (one) => Object.assign(bodied(one), { parameters: [extra(false)] }),
    ],
    ["request: a header becomes optional", "parameter-optional", (one) => (header(one).required = false)],
    ["request: a header loses its minimum length", "minLength-dropped", (one) => delete header(one).schema.minLength],
  ]),
  // The schema of times stands in answers, too: whichever way it goes, one side breaks.
  ...group({ side: "both", breaking: true, step: "major" }, [
    [
      "both sides: pattern narrowed",
      "pattern-changed",
      (one) => (text(one).schema.pattern = String(text(one).schema.pattern).replace("[0-9]{4}", "2[0-9]{3}")),
    ],
    [
      "both sides: pattern widened",
      "pattern-changed",
      (one) => (text(one).schema.pattern = String(text(one).schema.pattern).replace(/\$$/, "Z?$")),
    ],
    ["both sides: pattern dropped", "pattern-dropped", (one) => delete text(one).schema.pattern],
  ]),
];

function addMedia(content: Record<string, unknown>): void {
  content["application/xml"] = structuredClone(content[keyOf(content)]);
}

function extra(required: boolean) {
  return {
    name: "X-Extra",
    in: "header",
    description: "More.",
    required,
    schema: { type: "string" },
    examples: { one: { summary: "One", value: "a" } },
  };
}
