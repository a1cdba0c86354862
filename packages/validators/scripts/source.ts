import type { Schema } from "@cc-contract/spec/model/contract";
import { literal, propertyName } from "../../../tools/lib/code.ts";
import type { References } from "./references.ts";
import type { AnySchema, Site } from "./vocabulary.ts";

// Parts of the source text of a guard.

/** The context in which a guard is generated. */
export interface Context extends Site {
  references: References;
  /** The compiled schema, and its parts with separate functions. */
  root: Schema;
  locals: Map<Schema, string>;
  /** Names of the constants before the guard, by their expressions. */
  constants: Map<string, string>;
  runtime: Set<string>;
  imports: Set<string>;
  /** Conditions of a schema that all must be true. `known` are the types that the value can have. */
  conditions(schema: AnySchema, value: string, context: Context, known?: readonly string[]): string[];
}

export interface Place {
  schema: Schema;
  /** Expression of the value. */
  value: string;
  context: Context;
  known?: readonly string[] | undefined;
}

/** Condition of a schema on a part of the value. */
export function inner(schema: AnySchema, value: string, at: string, context: Context, known?: string[]): string {
  return bracket(conjunction(context.conditions(schema, value, { ...context, at }, known)));
}

/** Name of a constant with the value of an expression. */
export function constant(expression: string, { constants }: Context): string {
  const name = constants.get(expression) ?? `part${constants.size}`;
  constants.set(expression, name);
  return name;
}

export function regExp(pattern: string, context: Context): string {
  return constant(new RegExp(pattern, "u").toString(), context);
}

/** A function of the runtime. */
export function use(name: string, { runtime }: Context): string {
  runtime.add(name);
  return name;
}

/** A property of an object. Inherited ones, such as `constructor`, count as missing. */
export function property(value: string, name: string, context: Context): string {
  if (name in Object.prototype) return `${use("read", context)}(${value}, ${literal(name)})`;
  const key = propertyName(name);
  return key === name ? `${value}.${name}` : `${value}[${key}]`;
}

export function conjunction(all: string[]): string {
  return all.length > 0 ? all.join(" && ") : "true";
}

export function bracket(expression: string): string {
  return `(${expression})`;
}
