import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import { findIssues } from "./issues.ts";
import { type Part, schemaNode } from "./node.ts";
import type { Issue, IssueOptions, Validator } from "./types.ts";

/**
 * Combines a compiled guard, which decides, and its schema as data, which is used to find the issues.
 *
 * @param makeNode creates the schema on demand, because schemas may have circular references
 */
export function createValidator<Output>(guard: (value: unknown) => boolean, makeNode: () => Part): Validator<Output> {
  let node: Part | undefined;
  const getNode = () => (node ??= makeNode());
  // A value with unreadable properties, such as a revoked proxy, does not conform.
  const validator = (value: unknown): value is Output => {
    try {
      return guard(value);
    } catch {
      return false;
    }
  };
  // A rejected value always has an issue, even if it reads differently each time.
  const explain = (value: unknown, options?: IssueOptions): Issue[] => {
    const issues = findOrNothing(getNode(), value, options);
    if (issues.length > 0) return issues;
    const found = new Collector(1);
    found.add([], "type", describe(getNode()), undefined, undefined, "a value that can't be read");
    return found.issues;
  };
  return Object.assign(validator, {
    issues: (value: unknown, options?: IssueOptions) => (validator(value) ? [] : explain(value, options)),
    [schemaNode]: getNode,
    "~standard": {
      version: 1 as const,
      vendor: "cc-contract",
      validate: (value: unknown) => (validator(value) ? { value } : { issues: explain(value) }),
    },
  });
}

function findOrNothing(node: Part, value: unknown, options?: IssueOptions): Issue[] {
  try {
    const { limit } = options ?? {};
    return findIssues(node, value, typeof limit === "number" ? Math.max(1, Math.floor(limit) || 1) : 100);
  } catch {
    return [];
  }
}
