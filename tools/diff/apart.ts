import { below, isSame, list, type Part, type Values, values } from "./bundle.ts";
import { type Keywords, keywordsOf } from "./schema.ts";

// `oneOf` counts: a document that two branches accept is refused. Only where no document can be accepted by two is a
// branch that accepts more a choice that accepts more.

/** Whether no document holds for two of the branches, as far as can be shown. */
export function areApart(bundle: Values, branches: Part[]): boolean {
  const schemas = branches.map((branch) => keywordsOf(bundle, branch));
  return schemas.every((one, index) => schemas.slice(index + 1).every((other) => isApart(bundle, one, other)));
}

function isApart(bundle: Values, one: Keywords, other: Keywords): boolean {
  if (haveNothingInCommon(one, other)) return true;
  const names = [...new Set([...requiredOf(one), ...requiredOf(other)])];
  return names.some((name) => isToldBy(bundle, name, one, other) || isToldBy(bundle, name, other, one));
}

/** Whether a field that the one requires tells it from the other. */
function isToldBy(bundle: Values, name: string, one: Keywords, other: Keywords): boolean {
  const own = propertyOf(one, name);
  const others = propertyOf(other, name);
  if (!requiredOf(one).includes(name)) return false;
  if (others?.value === false) return true;
  const excluded = other.not && below(other.not, "properties", name).value;
  const isWhole = other.not && Object.keys(values(other.not.value)).join() === "properties";
  const isOnly = other.not && Object.keys(values(below(other.not, "properties").value)).join() === name;
  if (own && isWhole && isOnly && isSame(excluded, own.value)) return true;
  if (!own || !others || !requiredOf(other).includes(name)) return false;
  return haveNothingInCommon(keywordsOf(bundle, own), keywordsOf(bundle, others));
}

/** Whether two schemas differ in their types, or in all of their values. */
function haveNothingInCommon(one: Keywords, other: Keywords): boolean {
  const areOther = (some: unknown[] | undefined, more: unknown[] | undefined) =>
    some !== undefined && more !== undefined && !some.some((value) => more.some((another) => isSame(value, another)));
  return areOther(typesOf(one), typesOf(other)) || areOther(valuesOf(one), valuesOf(other));
}

function typesOf({ type }: Keywords): unknown[] | undefined {
  // A number may be an integer.
  return type && [type.value].flat().flatMap((name) => (name === "number" ? ["number", "integer"] : [name]));
}

function valuesOf({ const: one, enum: several }: Keywords): unknown[] | undefined {
  return one ? [one.value] : several && list(several.value);
}

function requiredOf({ required }: Keywords): string[] {
  return list(required?.value).map(String);
}

function propertyOf({ properties }: Keywords, name: string): Part | undefined {
  const part = properties && below(properties, name);
  return part?.value === undefined ? undefined : part;
}
