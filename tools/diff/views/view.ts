import { keysOf } from "../bundle.ts";
import type { Change, Side } from "../change.ts";

export type ViewName = "redocly" | "oasdiff" | "compiler" | "payloads";

/** Something that a view says of the difference. */
export interface Opinion {
  says: "breaking" | "compatible";
  text: string;
  /** Where it says so, as far as it tells: a place of either bundle, or an operation, a side and names. */
  pointer?: string;
  operation?: string;
  side?: Side;
  names?: string[];
}

/** All that a view says, or why it says nothing. */
export interface Report {
  view: ViewName;
  opinions: Opinion[];
  /** Why the view could not be asked. */
  unavailable?: string;
  milliseconds: number;
}

/** What a view says of one change; null where it says nothing. */
export type Saying = Opinion["says"] | null;

/** Two bundles as objects, and as files for what reads files. */
export interface Bundles {
  base: object;
  next: object;
  baseFile: string;
  nextFile: string;
}

export type View = (bundles: Bundles) => Promise<Opinion[]>;

/** The gravest of some opinions. */
export function gravest(opinions: Opinion[]): Saying {
  if (opinions.length === 0) return null;
  return opinions.some(({ says }) => says === "breaking") ? "breaking" : "compatible";
}

/** Whether an opinion speaks of a change, as far as can be told. */
export function isAbout(opinion: Opinion, change: Change): boolean {
  if (opinion.pointer !== undefined) return isNear(opinion.pointer, change.pointer) || isRequired(opinion, change);
  if (opinion.operation !== undefined && !change.operations.includes(opinion.operation)) return false;
  const sides = change.side === "both" || change.side === "docs only" ? ["request", "answer"] : [change.side];
  if (opinion.side !== undefined && !sides.includes(opinion.side)) return false;
  const names = opinion.names?.map((name) => name.toLowerCase()) ?? [];
  return names.length === 0 || names.includes(nameAt(change.pointer).toLowerCase());
}

/** One place holds the other, or both are keywords of one schema that say together what a field may be. */
function isNear(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Whether an opinion on a list of required fields names the field that changed. */
function isRequired({ pointer = "", text }: Opinion, change: Change): boolean {
  const owner = /^(.*)\/required$/.exec(pointer)?.[1];
  return (
    owner !== undefined &&
    change.pointer.startsWith(`${owner}/properties/`) &&
    text.includes(`\`${nameAt(change.pointer)}\``)
  );
}

/** The field or the component that a place belongs to. */
export function nameAt(pointer: string): string {
  const keys = keysOf(pointer);
  const index = keys.lastIndexOf("properties");
  return (index < 0 ? keys[2] : keys[index + 1]) ?? "";
}
