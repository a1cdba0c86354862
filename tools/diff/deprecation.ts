import type { Change } from "./change.ts";

/** Kinds of changes by which a field or an operation disappears. */
const disappearances = ["field-removed", "field-renamed", "operation-removed"];

/** What disappeared without a release in which it was deprecated, a line each. */
export function hastyRemovals(base: object, changes: Change[]): string[] {
  return changes
    .filter(({ kind, pointer }) => disappearances.includes(kind) && !isDeprecated(base, pointer))
    .map(
      ({ pointer, text }) =>
        `${pointer}: ${text}, and no release has deprecated it. Write \`deprecated: true\` and an \`x-sunset\` first.`,
    );
}

/** Whether the thing at a pointer is deprecated, or what it refers to. */
function isDeprecated(base: object, pointer: string): boolean {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const value = keys.reduce<unknown>((part, key) => Object(part)[key], base);
  const { deprecated, $ref } = Object(value);
  return deprecated === true || (typeof $ref === "string" && isDeprecated(base, $ref));
}
