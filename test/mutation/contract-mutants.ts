import { annotations } from "@cc-contract/spec/keywords/known";
import type { Contract, Schema } from "@cc-contract/spec/model/contract";

// Every constraint of the contract loosened, tightened and dropped, one at a time.

/** A contract that differs from the real one in a single constraint. */
export interface Mutant {
  /** Where it differs and how, as in `components.schemas.CcId.minimum loosened`. */
  name: string;
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
  minimum: (minimum: number) => [
    ["loosened", (schema) => (schema.minimum = minimum - 1)],
    ["tightened", (schema) => (schema.minimum = minimum + 1)],
  ],
  maximum: (maximum: number) => [
    ["loosened", (schema) => (schema.maximum = maximum + 1)],
    ["tightened", (schema) => (schema.maximum = maximum - 1)],
  ],
  minLength: (length: number) => [
    ["loosened", (schema) => (schema.minLength = length - 1)],
    ["tightened", (schema) => (schema.minLength = length + 1)],
  ],
  maxLength: (length: number) => [
    ["loosened", (schema) => (schema.maxLength = length + 1)],
    ["tightened", (schema) => (schema.maxLength = length - 1)],
  ],
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
  additionalProperties: () => [],
  items: () => [],
  oneOf: (branches: Schema[]) =>
    branches.map(
      (_, index): Change => [
        `without branch ${index}`,
        (schema) => (schema.oneOf = branches.filter((__, other) => other !== index)),
      ],
    ),
  not: () => [],
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
  "x-multiple-of": ({ property, factor }: Record<string, string>) => [
    ["reversed", (schema) => (schema["x-multiple-of"] = { property: factor, factor: property })],
  ],
};

/** Every mutant of the schemas and the parameters of a contract. */
export function listContractMutants(contract: Contract): Mutant[] {
  const roots = [
    ...Object.keys(contract.components.schemas).map((name) => ["components", "schemas", name]),
    ...Object.keys(contract.components.parameters).map((name) => ["components", "parameters", name, "schema"]),
  ];
  return roots.flatMap((path) => mutantsAt(contract, path));
}

function mutantsAt(contract: Contract, path: string[]): Mutant[] {
  const schema = at(contract, path);
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.entries(schema).flatMap(([keyword, argument]) => {
    if (keyword === "$ref" || annotations.includes(keyword)) return [];
    const make = changes[keyword];
    if (!make) throw new Error(`No mutants are known for the keyword ${keyword} at ${path.join(".")}`);
    const dropped: Change = ["dropped", (one) => delete one[keyword]];
    return [...make(argument as never), dropped].map(([how, change]) =>
      mutate(contract, path, `${keyword} ${how}`, change),
    );
  });
  const below = Object.keys((schema as Schema).properties ?? {}).map((name) => ["properties", name]);
  if ((schema as Schema).items) below.push(["items"]);
  if ((schema as Schema).not) below.push(["not"]);
  const branches = ((schema as Schema).oneOf ?? []) as Schema[];
  below.push(...branches.map((_, index) => ["oneOf", String(index)]));
  return [...own, ...below.flatMap((part) => mutantsAt(contract, [...path, ...part]))];
}

function mutate(contract: Contract, path: string[], what: string, change: (schema: Schema) => unknown): Mutant {
  const copy = structuredClone(contract);
  change(at(copy, path) as Schema);
  return { name: `${path.join(".")} ${what}`, contract: copy };
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown>)[key], value);
}
