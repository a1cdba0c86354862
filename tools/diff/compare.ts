import { type Values, values } from "./bundle.ts";
import { type Change, largest, type Step } from "./change.ts";
import type { Comparison } from "./comparison.ts";
import { compareComponents } from "./components.ts";
import { compareOperations } from "./operations.ts";
import { compareRest } from "./rest.ts";
import { judge } from "./verdict.ts";

/** All that changed between two bundles, the gravest first. */
export interface Difference {
  /** Version of the base, by whose rules the steps are. */
  version: string;
  changes: Change[];
  /** The step that the changes need together. */
  required: Step;
}

/** Compares two bundles and judges every change. */
export function compare(base: object, next: object, version = versionOf(base)): Difference {
  const comparison: Comparison = {
    base: base as Values,
    next: next as Values,
    findings: [],
    handled: new Set(["/info/version"]),
    visited: new Set(),
    usages: new Map(),
  };
  compareOperations(comparison);
  compareComponents(comparison);
  compareRest(comparison);
  const changes = judge(comparison.findings, version);
  return { version, changes, required: largest(changes.map(({ step }) => step)) };
}

/** The version that a bundle says it is. */
export function versionOf(bundle: object): string {
  return String(values((bundle as Values).info).version ?? "0.0.0");
}
