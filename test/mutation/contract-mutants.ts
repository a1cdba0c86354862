import { annotations } from "@cc-contract/spec/keywords/known";
import type { Contract, Schema } from "@cc-contract/spec/model/contract";

// Every constraint of the contract loosened, tightened and dropped, one at a time.

/** A contract that differs from the real one in a single constraint. */
export interface Mutant {
  /** Where it differs and how, as in `components.schemas.CcId.minimum loosened`. */
  name: string;
  /** The component that is changed. */
  component: string;
  contract: Contract;
}

type Change = [how: string, change: (schema: Schema) => void];

/** How each keyword is changed; `dropped` is for all of them. */
const changes: Record<string, (argument: never) => Change[]> = {
  type: (type: string | string[]) => [
    ["retyped", (schema) => (schema.type = [type].flat().includes("boolean") ? "string" : "boolean")],
    ...(Array.isArray(type)
      ? [["tightened", (schema: Schema) => (schema.type = type[0])] as Change]
      : [["loosened", (schema: Schema) => (schema.type = [type, "null"])] as Change]),
  ],
  const: () => [["another", (schema) => (schema.const = "another")]],
  enum: (values: unknown[]) => [
    ["tightened", (schema) => (schema.enum = values.slice(0, -1))],
    ["loosened", (schema) => (schema.enum = [...values, Math.max(...(values as number[])) + 1])],
  ],
  ...limits("minimum", -1),
  ...limits("maximum", 1),
  ...limits("minLength", -1),
  ...limits("maxLength", 1),
  ...limits("minItems", -1),
  ...limits("maxItems", 1),
  pattern: (pattern: string) => [
    ["loosened", (schema) => (schema.pattern = pattern.replace(/^\^/, ""))],
    ["loosened at its end", (schema) => (schema.pattern = pattern.replace(/\$$/, ""))],
    ...[...pattern.matchAll(/\[(\w)[^\]]*(\w)\]/g)].flatMap(({ 1: first, 2: last, index }) => {
      const put = (rest: string) => `${pattern.slice(0, index)}(?!${rest})${pattern.slice(index)}`;
      return [first, last].map(
        (one): Change => [`without ${one} in the class at ${index}`, (schema) => (schema.pattern = put(String(one)))],
      );
    }),
  ],
  required: (names: string[]) => [
    ...names.map(
      (name): Change => [`without ${name}`, (schema) => (schema.required = names.filter((one) => one !== name))],
    ),
    ["with one more", (schema) => (schema.required = [...names, "another"])],
  ],
  properties: (properties: Record<string, Schema | false>) =>
    Object.keys(properties).flatMap((name): Change[] => [
      [
        `${name} renamed`,
        (schema) => {
          const { [name]: part, ...rest } = schema.properties ?? {};
          schema.properties = { ...rest, [`${name}X`]: part ?? {} };
        },
      ],
    ]),
  ...Object.fromEntries(["additionalProperties", "items", "not"].map((name) => [name, () => []])),
  dependentRequired: (needs: Record<string, string[]>) =>
    Object.keys(needs).map(
      (name): Change => [
        `without ${name}`,
        (schema) =>
          (schema.dependentRequired = Object.fromEntries(Object.entries(needs).filter(([one]) => one !== name))),
      ],
    ),
  oneOf: (branches: Schema[]) =>
    branches.map(
      (_, index): Change => [
        `without branch ${index}`,
        (schema) => (schema.oneOf = branches.filter((__, other) => other !== index)),
      ],
    ),
  "x-time-span": ({ stepMinutes, maxMinutes }: Record<string, number>) => {
    const change = (part: object) => (schema: Schema) =>
      (schema["x-time-span"] = { ...(schema["x-time-span"] as object), ...part });
    return [
      ["with a smaller step", change({ stepMinutes: Number(stepMinutes) - 1 })],
      ["with a larger step", change({ stepMinutes: 2 * Number(stepMinutes) })],
      ["shorter", change({ maxMinutes: Number(maxMinutes) - Number(stepMinutes) })],
      ["longer", change({ maxMinutes: Number(maxMinutes) + Number(stepMinutes) })],
    ];
  },
  "x-code-pairs": ({ pairs }: { pairs: object[] }) =>
    pairs.map(
      (_, index): Change => [
        `without pair ${index}`,
        (schema) =>
          Object.assign(schema["x-code-pairs"] as object, { pairs: pairs.filter((__, other) => other !== index) }),
      ],
    ),
  "x-only-with": ({ value, is }: Record<string, number>) => [
    ["of another value", (schema) => Object.assign(schema["x-only-with"] as object, { value: Number(value) - 1 })],
    ["with another code", (schema) => Object.assign(schema["x-only-with"] as object, { is: Number(is) + 1 })],
  ],
  "x-order": ({ begin, end }: Record<string, string>) => [
    ["reversed", (schema) => (schema["x-order"] = { begin: end, end: begin })],
  ],
  "x-unique-by": () => [
    ["by another property", (schema) => Object.assign(schema["x-unique-by"] as object, { by: "callId" })],
  ],
  "x-count": ({ most }: { most: string[] }) =>
    most.map(
      (name): Change => [
        `without ${name}`,
        (schema) => Object.assign(schema["x-count"] as object, { most: most.filter((one) => one !== name) }),
      ],
    ),
  "x-multiple-of": ({ property, factor }: Record<string, string>) => [
    ["reversed", (schema) => (schema["x-multiple-of"] = { property: factor, factor: property })],
  ],
};

/** A limit one step looser and one step tighter. */
function limits(keyword: string, looser: number): Record<string, (limit: never) => Change[]> {
  return {
    [keyword]: (limit: number) => [
      ["loosened", (schema) => (schema[keyword] = limit + looser)],
      ["tightened", (schema) => (schema[keyword] = limit - looser)],
    ],
  };
}

/** Every mutant of the schemas and the parameters of a contract. */
export function listContractMutants(contract: Contract): Mutant[] {
  const { schemas, parameters } = contract.components;
  return [
    ...Object.keys(schemas).flatMap((name) => mutantsAt(contract, ["components", "schemas", name])),
    ...Object.keys(parameters).flatMap((name) => mutantsAt(contract, ["components", "parameters", name, "schema"])),
  ];
}

function mutantsAt(contract: Contract, path: string[]): Mutant[] {
  const schema = at(contract, path) as Schema;
  const own = Object.entries(schema).flatMap(([keyword, argument]) => {
    // A list of values beside a constant says the same.
    const isSaid = keyword === "enum" && "const" in schema;
    if (keyword === "$ref" || isSaid || annotations.includes(keyword)) return [];
    const make = changes[keyword];
    if (!make) throw new Error(`No mutants are known for the keyword ${keyword} at ${path.join(".")}`);
    const dropped: Change = ["dropped", (one) => delete one[keyword]];
    return [...make(argument as never), dropped]
      .filter(([how]) => !isEquivalent(schema, path, keyword, how))
      .map(([how, change]) => mutate(contract, path, `${keyword} ${how}`, change));
  });
  const { properties = {}, oneOf = [] } = schema;
  const names = Object.keys(properties).filter((name) => properties[name] !== false);
  const below = [
    ...names.map((name) => ["properties", name]),
    ...["items", "not"].filter((keyword) => schema[keyword]).map((keyword) => [keyword]),
    ...(oneOf as Schema[]).map((_, index) => ["oneOf", String(index)]),
  ];
  return [...own, ...below.flatMap((part) => mutantsAt(contract, [...path, ...part]))];
}

/** Whether a change makes no difference, because another keyword says the same. */
function isEquivalent(schema: Schema, path: string[], keyword: string, how: string): boolean {
  // A value of another type is not a listed value, satisfies what is excluded, or satisfies every branch.
  if (keyword === "type")
    return /^(loosened|dropped)$/.test(how) && ["const", "enum", "not", "oneOf"].some((one) => one in schema);
  if (keyword === "const" && how === "dropped") return "enum" in schema;
  // Without that property, a document satisfies what is excluded.
  const { properties: excluded = {} } = (schema.not ?? {}) as Schema;
  if (keyword === "required") return Object.keys(excluded).some((name) => how === `without ${name}`);
  // The object around a branch says the same of its properties, but for those that the branch rules out.
  const { properties = {} } = schema;
  const isRuledOut = Object.keys(properties).some((name) => properties[name] === false);
  return keyword === "properties" && path.includes("oneOf") && !isRuledOut;
}

function mutate(contract: Contract, path: string[], what: string, change: (schema: Schema) => unknown): Mutant {
  const copy = structuredClone(contract);
  change(at(copy, path) as Schema);
  return { name: `${path.join(".")} ${what}`, component: path[2] ?? "", contract: copy };
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown>)[key], value);
}
