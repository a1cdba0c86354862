import type { Collector } from "../collector.ts";
import { cut, describe } from "../describe.ts";
import { isObject, nodeOf, type Part, type Path, read, type SchemaNode, type Values, type Visitor } from "../node.ts";
import { suggest } from "../suggest.ts";
import { missing, partOf, unknownKeys } from "./object.ts";

// An object that allows only the properties that its schema names. An unknown one is nearly always a known one with a
// wrong name or place: it is explained, and moved to the right place before the rest is checked.

/** An object and its place in the document. */
interface Place {
  values: Values;
  path: Path;
}

/** What unknown names mean: the actual name by the correct one. */
type Names = Map<string, string>;

/** Explains misspelled and misplaced properties, and returns the intended object. */
export const correct: Visitor = (node, value, path, found) => {
  if (!isObject(value) || unknownKeys(node, value).length === 0) return;
  const place = { values: { ...value }, path };
  for (const wrapper of missing(node, value)) wrap(wrapper, node, place, found);
  for (const wrapper of unknownKeys(node, place.values)) unwrap(wrapper, node, place, found);
  rename(match(unknownKeys(node, place.values), absent(node, place)), place, found);
  return place.values;
};

/** Reports the remaining unknown properties. */
export const unknown: Visitor = (node, value, path, found) => {
  for (const name of unknownKeys(node, value, found.limit)) {
    const wrappers = Object.entries(node.properties ?? {}).map(([wrapper, part]) => {
      const [inner] = match([name], namesIn(part)).keys();
      return inner && `Put \`${inner}\` into \`${wrapper}\`.`;
    });
    report([...path, name], Object(value)[name], found, wrappers.find(Boolean));
  }
};

/** Explains properties sent without their wrapper, or in one with a wrong name. */
function wrap(wrapper: string, node: SchemaNode, place: Place, found: Collector): void {
  const part = partOf(node, wrapper);
  const known = namesIn(part);
  const names = unknownKeys(node, place.values);
  const flat = match(names, known);
  const path = [...place.path, wrapper];
  if (flat.size > 0) {
    found.add(path, "required", describe(part), undefined, `Put ${list(flat)} into \`${wrapper}\`.`);
    const values = {};
    move(flat, place, { values, path }, found);
    place.values[wrapper] = values;
  } else {
    const other = names.find((name) => match(unknownKeys({}, place.values[name]), known).size > 0);
    if (other !== undefined) rename(new Map([[wrapper, other]]), place, found);
  }
}

/** Explains properties sent in an unexpected wrapper. */
function unwrap(wrapper: string, node: SchemaNode, place: Place, found: Collector): void {
  const content = place.values[wrapper];
  const inner = match(unknownKeys({}, content), absent(node, place));
  if (inner.size === 0) return;
  const inside = { values: { ...(content as Values) }, path: [...place.path, wrapper] };
  report(inside.path, content, found, `Take ${list(inner)} out of \`${cut(wrapper)}\`.`);
  move(inner, inside, place, found);
  delete place.values[wrapper];
  for (const name of unknownKeys(node, inside.values)) report([...inside.path, name], inside.values[name], found);
}

function rename(names: Names, place: Place, found: Collector): void {
  for (const [right, actual] of names)
    report([...place.path, actual], place.values[actual], found, `Did you mean \`${right}\`?`);
  move(names, place, place, found);
}

/** Moves properties to the right place. Their issues are reported at the original place. */
function move(names: Names, from: Place, to: Place, found: Collector): void {
  for (const [right, name] of names) {
    to.values[right] = from.values[name];
    delete from.values[name];
    const { actual } = found;
    const [origin, target] = [actual([...from.path, name]), [...to.path, right]];
    const isMoved = (path: Path) => target.every((key, index) => key === path[index]);
    found.actual = (path) => (isMoved(path) ? [...origin, ...path.slice(target.length)] : actual(path));
  }
}

function report(path: Path, value: unknown, found: Collector, remedy?: string): void {
  found.add(path, "additionalProperties", "no such property", value, remedy);
}

function absent({ properties = {} }: SchemaNode, { values }: Place): string[] {
  return Object.keys(properties).filter((name) => read(values, name) === undefined);
}

/** The known names that unknown ones probably mean, with their actual spelling. Exact names have priority over misspelled ones. */
function match(names: string[], known: string[]): Names {
  const found = new Map(known.filter((name) => names.includes(name)).map((name) => [name, name]));
  for (const name of names) {
    if (found.size === known.length) break;
    if (found.has(name)) continue;
    const meant = suggest(
      name,
      known.filter((one) => !found.has(one)),
    );
    if (meant) found.set(meant, name);
  }
  return found;
}

function namesIn(part: Part | false | undefined): string[] {
  return part ? Object.keys(nodeOf(part).properties ?? {}) : [];
}

function list(names: Names): string {
  return [...names.keys()].map((name) => `\`${name}\``).join(", ");
}
