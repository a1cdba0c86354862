import { Collector } from "./collector.ts";
import { describe } from "./describe.ts";
import { findIssues } from "./issues.ts";
import { type Part, schemaNode } from "./node.ts";
import type { Issue, IssueOptions, Validator } from "./types.ts";

/**
 * Joins a compiled guard, which decides, and its schema as data, by which issues are found once it has said no.
 *
 * @param makeNode makes the schema when it is needed, because schemas may refer to each other in a circle
 */
export function createValidator<Output>(guard: (value: unknown) => boolean, makeNode: () => Part): Validator<Output> {
  let node: Part | undefined;
  const getNode = () => (node ??= makeNode());
  // A value whose properties can't be read, such as a revoked proxy, does not conform.
  const validator = (value: unknown): value is Output => {
    try {
      return guard(value);
    } catch {
      return false;
    }
  };
  // A value that does not conform has an issue, also one that reads differently each time.
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
