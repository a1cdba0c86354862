import { below, isSame, isValues, list, type Part, show, values } from "./bundle.ts";
import { type Comparison, handle, type Pair } from "./comparison.ts";
import { compareSchema, type Keywords, type Position, pairOf, type Report } from "./schema.ts";

/** Two object schemas under comparison. */
interface Objects {
  comparison: Comparison;
  pair: Pair;
  position: Position;
  report: Report;
  base: Keywords;
  next: Keywords;
}

/** What one of the two schemas says of a field. */
interface Field {
  part: Part;
  /** Has a schema that something can hold to. */
  known: boolean;
  /** Can't be set: its schema is false, or it is unknown to a closed object. */
  excluded: boolean;
  required: boolean;
}

/** Compares the fields of two objects: which there are, which must be there, and whether others may. */
export function compareFields(objects: Objects): void {
  const { comparison, pair, base, next, report } = objects;
  const properties = pairOf(pair, base, next, "properties");
  const required = pairOf(pair, base, next, "required");
  handle(comparison, required);
  compareOpenness(objects);

  const names = new Set([
    ...[properties.base, properties.next].flatMap(({ value }) => Object.keys(values(value))),
    ...[required.base, required.next].flatMap(({ value }) => list(value).map(String)),
  ]);
  const fields = [...names].map((name) => ({
    name,
    was: fieldOf(base, properties.base, required.base, name),
    is: fieldOf(next, properties.next, required.next, name),
  }));
  const removed = fields.filter(({ was, is }) => was.known && !is.known);
  const added = fields.filter(({ was, is }) => !was.known && is.known);

  for (const { name, was, is } of fields) {
    const at = { base: was.part, next: is.part };
    if (was.known !== is.known) handle(comparison, at);
    if (was.known && is.known) compareSchema(comparison, at, objects.position);
    if (was.known === is.known && was.required !== is.required) {
      const [kind, direction] = is.required
        ? (["field-required", "stricter"] as const)
        : (["field-optional", "looser"] as const);
      report(at, kind, `${name} became ${is.required ? "required" : "optional"}`, direction);
    }
    if (!was.known && !is.known && was.excluded !== is.excluded && was.part.value !== is.part.value) {
      handle(comparison, at);
      report(
        at,
        "field-exclusion",
        `${name} ${is.excluded ? "excluded" : "no longer excluded"}`,
        is.excluded ? "stricter" : "looser",
      );
    }
  }
  for (const { name, was, is } of removed) {
    const twin = onlyTwin(was, removed, added);
    const at = { base: was.part, next: twin?.is.part ?? is.part };
    const gone = was.required ? "other" : "stricter";
    if (twin) report(at, "field-renamed", `${name} is called ${twin.name} now`, "other");
    else report(at, "field-removed", `${name} removed, which was ${word(was)}`, is.excluded ? gone : "looser");
  }
  for (const { name, was, is } of added) {
    if (removed.some((other) => onlyTwin(other.was, removed, added)?.name === name)) continue;
    const fresh = is.required ? "other" : "looser";
    report(
      { base: was.part, next: is.part },
      "field-added",
      `new field ${name}, ${word(is)}`,
      was.excluded ? fresh : "stricter",
    );
  }
}

function fieldOf(keywords: Keywords, properties: Part, required: Part, name: string): Field {
  const part = below(properties, name);
  const closed = keywords.additionalProperties?.value === false;
  return {
    part,
    known: part.value === true || isValues(part.value),
    excluded: part.value === false || (part.value === undefined && closed),
    required: list(required.value).includes(name),
  };
}

/** The field that took the place of a removed one: the same in everything but its name, and the only such one. */
function onlyTwin(was: Field, removed: { was: Field }[], added: { name: string; is: Field }[]) {
  const isTwin = (field: Field) => field.required === was.required && isSame(field.part.value, was.part.value);
  const twins = added.filter(({ is }) => isTwin(is));
  const rivals = removed.filter((other) => isTwin(other.was));
  return twins.length === 1 && rivals.length === 1 ? twins[0] : undefined;
}

function word({ required }: Field): string {
  return required ? "required" : "optional";
}

function compareOpenness({ comparison, pair, base, next, report }: Objects): void {
  const at = pairOf(pair, base, next, "additionalProperties");
  handle(comparison, at);
  const [was, is] = [at.base.value ?? true, at.next.value ?? true];
  if (isSame(was, is)) return;
  if (was === false || is === true) report(at, "object-opened", "unknown fields are accepted", "looser");
  else if (is === false || was === true) report(at, "object-closed", "unknown fields are refused", "stricter");
  else report(at, "object-openness-changed", `unknown fields are ${show(is)}`, "other");
}
