import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { conditionOf } from "./conditions.ts";
import { localName } from "./names.ts";
import { References } from "./references.ts";
import { bracket, type Context, conjunction } from "./source.ts";
import { type AnySchema, checkKeywords, vocabulary } from "./vocabulary.ts";

// Generates the source text of a guard: straight-line code that stops at the first issue.

/** Source text of the module that exports `guard` for a schema, and one for each referenced part of it. */
export function emitGuard(
  contract: Contract,
  name: string,
  schema: Schema,
  references: References = new References(contract),
): string {
  const site = { name, at: name };
  const locals = references.localsOf(schema, site);
  for (const part of [schema, ...locals.keys()]) references.checkLoops(part, site);
  const context: Context = {
    ...{ ...site, references, root: schema, locals },
    ...{ constants: new Map(), runtime: new Set(), imports: new Set(), conditions },
  };
  const functionOf = (part: AnySchema, at: string) =>
    `(value) =>\n  ${conjunction(conditions(part, "value", { ...context, at }))};\n`;
  const guards = [
    ...[...locals].map(([part, local]) => `export const ${local} = ${functionOf(part, `${name}/${local}`)}`),
    `export const guard = ${functionOf(schema, name)}`,
  ];
  const { constants, runtime, imports } = context;
  return [
    ...(runtime.size > 0 ? [`import { ${[...runtime].join(", ")} } from "../runtime.js";`] : []),
    ...[...imports].map((other) => `import { guard as ${localName(other)} } from "./${other}.js";`),
    ...[...constants].map(([expression, local]) => `const ${local} = ${expression};`),
    ...guards,
  ].join("\n");
}

/** Conditions that all must be true. `known` are the types that the value can have if the schema names none. */
function conditions(schema: AnySchema, value: string, context: Context, known?: readonly string[]): string[] {
  if (typeof schema === "boolean") return schema ? [] : ["false"];
  checkKeywords(schema, context);
  const of = (type: string | undefined, types?: readonly string[]) =>
    Object.keys(vocabulary)
      .filter((keyword) => keyword in schema && vocabulary[keyword]?.of === type)
      .flatMap((keyword) => conditionOf(keyword, { schema, value, context, known: types }));
  const target = schema.$ref === undefined ? undefined : context.references.resolve(schema, context);
  const types = (schema.type ?? known ?? typesOf(target, context)) as string | string[] | undefined;
  const named = types === undefined ? undefined : [types].flat();
  return [
    ...(target === undefined ? [] : reference(target, value, context, known)),
    ...typed(schema, value, named, (type) => of(type, [type])),
    ...of(undefined, named),
  ];
}

/** The requirements for values of each type. */
function typed(
  schema: Schema,
  value: string,
  types: string[] | undefined,
  conditionsOf: (type: string) => string[],
): string[] {
  const group = (type: string) => conditionsOf(type === "integer" ? "number" : type);
  if (types === undefined) {
    // If the type is unknown, each condition must include its type.
    return ["string", "number", "object", "array"].flatMap((type) => {
      const all = group(type);
      return all.length > 0 ? [bracket(`!(${typeTests[type]?.(value)}) || ${conjunction(all)}`)] : [];
    });
  }
  const groups = types.map((type) => ({ type, all: group(type) }));
  if (schema.type === undefined && types.length > 1 && groups.every(({ all }) => all.length === 0)) return [];
  const tested = groups.map(({ type, all }) =>
    conjunction([
      ...(schema.type !== undefined || types.length > 1 ? [typeTests[type]?.(value) ?? "false"] : []),
      ...all,
    ]),
  );
  if (tested.length > 1) return [bracket(tested.map(bracket).join(" || "))];
  return tested.filter((condition) => condition !== "true");
}

const typeTests: Record<string, (value: string) => string> = {
  string: (value) => `typeof ${value} === "string"`,
  boolean: (value) => `typeof ${value} === "boolean"`,
  number: (value) => `Number.isFinite(${value})`,
  integer: (value) => `Number.isInteger(${value})`,
  null: (value) => `${value} === null`,
  object: (value) => `typeof ${value} === "object" && ${value} !== null && !Array.isArray(${value})`,
  array: (value) => `Array.isArray(${value})`,
};

/** The call of the guard of a reference's target. */
function reference(target: AnySchema, value: string, context: Context, known?: readonly string[]): string[] {
  const { references, root, locals, imports } = context;
  if (typeof target === "boolean") return conditions(target, value, context, known);
  const component = references.componentOf(target);
  if (component !== undefined && component !== context.name) imports.add(component);
  const own = component === context.name || target === root;
  const guard = own ? "guard" : (locals.get(target) ?? localName(component ?? ""));
  return [`${guard}(${value})`];
}

function typesOf(schema: AnySchema | undefined, context: Context): unknown {
  if (typeof schema !== "object") return undefined;
  if (schema.type !== undefined || schema.$ref === undefined) return schema.type;
  return typesOf(context.references.resolve(schema, context), context);
}
