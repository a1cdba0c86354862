/** A step of semantic versioning, from the smallest to the largest. */
export type Step = "none" | "patch" | "minor" | "major";

/** What a change does to the set of documents that hold. `other` is neither: some are gained, some lost, or nobody can tell. */
export type Direction = "stricter" | "looser" | "other" | "none";

/** What a part of the contract is used for. */
export type Side = "request" | "answer";

/** Who has to act: senders of requests, readers of answers, importers of names (methods, types, guards, constants). */
export type Audience = "senders" | "readers" | "importers";

/** Where a changed part is used. */
export interface Usage {
  operation: string;
  side: Side;
}

/** What the comparison finds at one place, before it is judged. */
export interface Finding {
  /** Place in the new bundle, or in the base where the new one has it no more. A JSON pointer. */
  pointer: string;
  /** What happened, as in `maximum-raised`. */
  kind: string;
  /** What happened, in words and with both values. */
  text: string;
  direction: Direction;
  usage?: Usage;
  /** Who is affected, where the direction and the usage do not say it. */
  breaks?: Audience[];
  /** The step, where the direction does not say it. */
  step?: Step;
}

/** A judged change: what happened at one place, and what it means for whom. */
export interface Change {
  pointer: string;
  kind: string;
  text: string;
  direction: Direction;
  side: Side | "both" | "docs only";
  /** Operations that the place is a part of; empty where it is a part of none. */
  operations: string[];
  breaking: boolean;
  /** For whom it breaks; empty where it breaks for nobody. */
  affected: Audience[];
  step: Step;
  reason: string;
}

const steps: readonly Step[] = ["none", "patch", "minor", "major"];

/** The largest of some steps. */
export function largest(some: Iterable<Step>): Step {
  let index = 0;
  for (const step of some) index = Math.max(index, steps.indexOf(step));
  return steps[index] as Step;
}

/** Whether one step is smaller than another. */
export function isLess(one: Step, other: Step): boolean {
  return steps.indexOf(one) < steps.indexOf(other);
}
