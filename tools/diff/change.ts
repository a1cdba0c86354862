/** A step of semantic versioning, from the smallest to the largest. */
export const steps = ["none", "patch", "minor", "major"] as const;
export type Step = (typeof steps)[number];

/** One difference between two bundles. */
export interface Change {
  /** What it needs from version 1.0.0 on; `major` is what breaks. */
  step: Step;
  /** JSON pointer, in the present bundle or, where the thing is gone, in the base. */
  pointer: string;
  message: string;
}

/** The largest of some steps. */
export function largest(some: Step[]): Step {
  return steps[Math.max(0, ...some.map((step) => steps.indexOf(step)))] as Step;
}

/** A step under the rules of a version: before 1.0.0 what breaks is a minor step. */
export function stepAt(version: string, step: Step): Step {
  return step === "major" && version.startsWith("0.") ? "minor" : step;
}
