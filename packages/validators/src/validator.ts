import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import type { Issue } from "./issue.ts";
import { findIssues } from "./issues.ts";
import { type SchemaNode, schemaNode } from "./node.ts";

export type { Issue } from "./issue.ts";

/** How issues are listed. */
export interface IssueOptions {
  /** How many issues to list, 1 at least; 100 where it is left out. */
  limit?: number;
}

/** Type guard for one schema of the contract, and a Standard Schema (https://standardschema.dev). It never throws. */
export interface Validator<Output> {
  (value: unknown): value is Output;
  /** Everything that is wrong with a value, up to a limit; empty where it holds. */
  issues(value: unknown, options?: IssueOptions): Issue[];
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    readonly types?: { readonly input: Output; readonly output: Output } | undefined;
  };
}

/** Joins a compiled guard, which decides, and its schema as data, by which issues are found once it has said no. */
export function createValidator<Output>(guard: (value: unknown) => boolean, node: SchemaNode): Validator<Output> {
  // A value whose properties can't be read, such as a revoked proxy, holds nothing.
  const validator = (value: unknown): value is Output => {
    try {
      return guard(value);
    } catch {
      return false;
    }
  };
  // A value that does not hold has one issue at least, also one that says something else each time it is read.
  const explain = (value: unknown, options?: IssueOptions): Issue[] => {
    const issues = findOrNothing(node, value, options);
    if (issues.length > 0) return issues;
    const found = new Collector(1);
    found.add([], "type", describe(node), "a value that can't be read");
    return found.issues;
  };
  return Object.assign(validator, {
    issues: (value: unknown, options?: IssueOptions) => (validator(value) ? [] : explain(value, options)),
    [schemaNode]: node,
    "~standard": {
      version: 1 as const,
      vendor: "cc-contract",
      validate: (value: unknown) => (validator(value) ? { value } : { issues: explain(value) }),
    },
  });
}

function findOrNothing(node: SchemaNode, value: unknown, options?: IssueOptions): Issue[] {
  try {
    const { limit } = options ?? {};
    return findIssues(node, value, typeof limit === "number" ? Math.max(1, Math.floor(limit) || 1) : 100);
  } catch {
    return [];
  }
}
