import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { type } from "arktype";
import { Compile } from "typebox/compile";
import * as v from "valibot";
import * as z from "zod";
import * as mini from "zod/mini";
import { QueryAgentOperationsResponse as ours } from "../dist/index.js";
import { createOracle } from "../test/oracle.ts";
import { schemaName } from "./documents.ts";
import { createHandWritten } from "./hand-written.ts";
import { createTypia } from "./typia.ts";

/** One way to check the answer. The peers are made from the contract, so that all check the same. */
export interface Contestant {
  check(value: unknown): boolean;
  /** Lists what is wrong, and returns how much that is. */
  list?(value: unknown): number;
  /** Whether it makes code at run time, which many deployments forbid. */
  makesCode?: boolean;
}

/** How a library says the few things that the answer needs. */
interface Builder<Type> {
  string(pattern?: RegExp): Type;
  integer(): Type;
  constant(value: string): Type;
  nullable(type: Type): Type;
  list(items: Type): Type;
  object(required: Record<string, Type>, optional: Record<string, Type>): Type;
  union(types: Type[]): Type;
}

function build<Type>(contract: Contract, part: Schema, to: Builder<Type>): Type {
  const schema = part.$ref ? resolve<Schema>(contract, { $ref: part.$ref }) : part;
  if (schema.oneOf) return to.union((schema.oneOf as Schema[]).map((branch) => build(contract, branch, to)));
  if (typeof schema.const === "string") return to.constant(schema.const);
  if (Array.isArray(schema.type)) return to.nullable(build(contract, { ...schema, type: schema.type[0] }, to));
  if (schema.type === "integer") return to.integer();
  if (schema.type === "array") return to.list(build(contract, schema.items as Schema, to));
  if (schema.type === "string")
    return to.string(schema.pattern ? new RegExp(schema.pattern as string, "u") : undefined);
  const entries = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, build(contract, property || {}, to)] as const,
  );
  const isRequired = ([name]: readonly [string, Type]) => (schema.required as string[]).includes(name);
  return to.object(
    Object.fromEntries(entries.filter(isRequired)),
    Object.fromEntries(entries.filter((entry) => !isRequired(entry))),
  );
}

const zodBuilder: Builder<z.ZodType> = {
  string: (pattern) => (pattern ? z.string().regex(pattern) : z.string()),
  integer: () => z.int(),
  constant: (value) => z.literal(value),
  nullable: (type) => z.nullable(type),
  list: (items) => z.array(items),
  object: (required, optional) =>
    z.looseObject({
      ...required,
      ...Object.fromEntries(Object.entries(optional).map(([name, one]) => [name, z.optional(one)])),
    }),
  union: (types) => z.union(types),
};

const miniBuilder: Builder<mini.ZodMiniType> = {
  string: (pattern) => (pattern ? mini.string().check(mini.regex(pattern)) : mini.string()),
  integer: () => mini.int(),
  constant: (value) => mini.literal(value),
  nullable: (type) => mini.nullable(type),
  list: (items) => mini.array(items),
  object: (required, optional) =>
    mini.looseObject({
      ...required,
      ...Object.fromEntries(Object.entries(optional).map(([name, one]) => [name, mini.optional(one)])),
    }),
  union: (types) => mini.union(types),
};

const valibotBuilder: Builder<v.GenericSchema> = {
  string: (pattern) => (pattern ? v.pipe(v.string(), v.regex(pattern)) : v.string()),
  integer: () => v.pipe(v.number(), v.integer()),
  constant: (value) => v.literal(value),
  nullable: (one) => v.nullable(one),
  list: (items) => v.array(items),
  object: (required, optional) =>
    v.looseObject({
      ...required,
      ...Object.fromEntries(Object.entries(optional).map(([name, one]) => [name, v.optional(one)])),
    }),
  union: (types) => v.union(types),
};

const arkBuilder: Builder<type.Any> = {
  string: (pattern) => (pattern ? type(pattern) : type("string")) as type.Any,
  integer: () => type("number.integer") as type.Any,
  constant: (value) => type.unit(value) as type.Any,
  nullable: (one) => one.or("null") as type.Any,
  list: (items) => items.array() as type.Any,
  object: (required, optional) =>
    type({
      ...required,
      ...Object.fromEntries(Object.entries(optional).map(([name, one]) => [`${name}?`, one])),
    } as never) as type.Any,
  union: (types) => types.reduce((all, one) => all.or(one) as type.Any),
};

/** The schema with everything that it refers to written in its place, without what only the contract's readers need. */
function inlined(contract: Contract, part: unknown): unknown {
  if (Array.isArray(part)) return part.map((item) => inlined(contract, item));
  if (typeof part !== "object" || part === null) return part;
  if ("$ref" in part) return inlined(contract, resolve<Schema>(contract, { $ref: String(part.$ref) }));
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => !key.startsWith("x-"))
      .map(([key, value]) => [key, inlined(contract, value)]),
  );
}

export function createContestants(contract: Contract): Record<string, Contestant> {
  const schema: Schema = { $ref: `#/components/schemas/${schemaName}` };
  const ajv = createOracle(contract, { allErrors: false })[schemaName];
  const ajvAll = createOracle(contract)[schemaName];
  if (!ajv || !ajvAll) throw new Error(`Ajv has no ${schemaName}`);
  const plain = inlined(contract, schema) as Schema;
  const typebox = Compile(plain as never);
  const typia = createTypia(plain);
  const zod = build(contract, schema, zodBuilder);
  const zodMini = build(contract, schema, miniBuilder);
  const valibot = build(contract, schema, valibotBuilder);
  const ark = build(contract, schema, arkBuilder);
  return {
    "hand-written": { check: createHandWritten(contract) },
    "this package": { check: ours, list: (value) => ours.issues(value).length },
    "Ajv, first error": { check: (value) => ajv(value), makesCode: true },
    "Ajv, all errors": {
      check: (value) => ajvAll(value),
      list: (value) => (ajvAll(value) ? 0 : (ajvAll.errors?.length ?? 0)),
      makesCode: true,
    },
    TypeBox: {
      check: (value) => typebox.Check(value),
      list: (value) => [...typebox.Errors(value)].length,
      makesCode: true,
    },
    typia: {
      check: (value) => typia.check(value),
      list: (value) => typia.validate(value).errors?.length ?? 0,
    },
    ArkType: { check: (value) => ark.allows(value), makesCode: true },
    valibot: {
      check: (value) => v.is(valibot, value),
      list: (value) => v.safeParse(valibot, value).issues?.length ?? 0,
    },
    zod: {
      check: (value) => zod.safeParse(value).success,
      list: (value) => zod.safeParse(value).error?.issues.length ?? 0,
      makesCode: true,
    },
    "zod/mini": { check: (value) => zodMini.safeParse(value).success, makesCode: true },
  };
}
