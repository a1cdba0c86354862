import { below, isSame, isValues, type Part, show, type Values } from "./bundle.ts";
import type { Direction, Finding, Usage } from "./change.ts";

/** Two bundles under comparison, what was found so far, and which places nobody has to look at any more. */
export interface Comparison {
  base: Values;
  next: Values;
  findings: Finding[];
  /** Pointers of both bundles whose changes, and those of everything below, have been told. */
  handled: Set<string>;
  /** Pairs of schemas that have been compared, and where, so that a schema that holds itself ends. */
  visited: Set<string>;
  /** Where the operations and schemas at a pointer are used. */
  usages: Map<string, Usage[]>;
}

/** A part as it was and as it is. */
export interface Pair {
  base: Part;
  next: Part;
}

/** Notes a finding at the place where the pair stands now, or stood if it is gone. */
export function note(
  comparison: Comparison,
  { base, next }: Pair,
  finding: Omit<Finding, "pointer" | "usage"> & { usage?: Usage | undefined },
): void {
  const { usage, ...rest } = finding;
  const pointer = next.value === undefined && base.value !== undefined ? base.pointer : next.pointer;
  comparison.findings.push({ ...rest, pointer, ...(usage && { usage }) });
}

/** Notes that a pair is dealt with. */
export function handle({ handled }: Comparison, ...pairs: Pair[]): void {
  for (const { base, next } of pairs) handled.add(base.pointer).add(next.pointer);
}

/** Remembers where a pair is used. */
export function use({ usages }: Comparison, { base, next }: Pair, ...some: Usage[]): void {
  for (const { pointer } of [base, next]) usages.set(pointer, [...(usages.get(pointer) ?? []), ...some]);
}

/** Where the nearest operation or schema that holds a place is used. */
export function usagesAt({ usages }: Pick<Comparison, "usages">, pointer: string): Usage[] {
  if (pointer === "") return [];
  return usages.get(pointer) ?? usagesAt({ usages }, pointer.slice(0, pointer.lastIndexOf("/")));
}

/** The opposite, for what stands below a `not`. */
export function reverse(direction: Direction): Direction {
  if (direction === "stricter") return "looser";
  return direction === "looser" ? "stricter" : direction;
}

/** Both values in a sentence; of two objects, what differs. */
export function fromTo(base: unknown, next: unknown): string {
  if (isValues(base) && isValues(next)) {
    const names = Object.keys({ ...base, ...next }).filter((name) => !isSame(base[name], next[name]));
    return names.map((name) => `${name} ${fromTo(base[name], next[name])}`).join(", ");
  }
  return `${show(base)} → ${show(next)}`;
}

/** The pair below a key. */
export function pairAt({ base, next }: Pair, ...keys: string[]): Pair {
  return { base: below(base, ...keys), next: below(next, ...keys) };
}

/** The keys of either side. */
export function keysOfPair({ base, next }: Pair): string[] {
  return [...new Set([base, next].flatMap(({ value }) => Object.keys(Object(value))))];
}

/** The bundles themselves. */
export function rootOf({ base, next }: Comparison): Pair {
  return { base: { value: base, pointer: "" }, next: { value: next, pointer: "" } };
}
