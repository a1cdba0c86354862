import { annotations } from "@cc-contract/spec/keywords/known";
import { isSame, isValues, type Part } from "./bundle.ts";
import type { Finding } from "./change.ts";
import { type Comparison, fromTo, keysOfPair, note, type Pair, pairAt, rootOf, usagesAt } from "./comparison.ts";

// What no other comparison has dealt with: words and examples, and whatever nobody has thought of, which counts as
// breaking until somebody has.

const words = [
  ...annotations,
  "summary",
  "example",
  "x-source",
  "license",
  "contact",
  "externalDocs",
  "termsOfService",
];
/** Objects whose keys are names and not words of the contract. */
const maps = [
  "properties",
  "schemas",
  "parameters",
  "responses",
  "headers",
  "securitySchemes",
  "x-codes",
  "paths",
  "content",
  "variables",
];

/** Notes every difference that has not been handled. */
export function compareRest(comparison: Comparison): void {
  walk(comparison, rootOf(comparison), true);
}

function walk(comparison: Comparison, at: Pair, isMap: boolean, key = ""): void {
  const { base, next } = at;
  if (isHandled(comparison, base) || isHandled(comparison, next) || isSame(base.value, next.value)) return;
  // The groups of components are called like keywords, and hold names.
  const isKeyword = !isMap && !/^\/components\/[^/]*$/.test(next.pointer);
  if (isKeyword && own[key]) tell(comparison, at, own[key](at));
  else if (isWording(at, isKeyword, key))
    tell(comparison, at, { kind: "words", text: `${key} ${told(at)}`, direction: "none" });
  else if (isEnterable(comparison, at)) {
    for (const name of keysOfPair(at)) walk(comparison, pairAt(at, name), !isMap && maps.includes(key), name);
  } else {
    const text = `nobody has judged ${fromTo(base.value, next.value)}`;
    tell(comparison, at, { kind: "unknown", text, direction: "other", breaks: ["senders", "readers"] });
  }
}

/** Whether there is more to tell of the parts: both sides have them, or some have been told of. */
function isEnterable(comparison: Comparison, at: Pair): boolean {
  const { base, next } = at;
  if (isValues(base.value) && isValues(next.value)) return true;
  if (Array.isArray(base.value) && Array.isArray(next.value)) return true;
  return keysOfPair(at).some((key) => isHandled(comparison, pairAt(at, key).next));
}

/** Notes a finding for everybody who uses the place. */
function tell(comparison: Comparison, at: Pair, finding: Omit<Finding, "pointer" | "usage">): void {
  const usages = usagesAt(comparison, at.next.pointer);
  if (usages.length === 0) note(comparison, at, finding);
  for (const usage of usages) note(comparison, at, { ...finding, usage });
}

function isHandled({ handled }: Comparison, { pointer }: Part): boolean {
  return handled.has(pointer);
}

function isWording(at: Pair, isKeyword: boolean, key: string): boolean {
  const { pointer } = at.next;
  if (/^\/components\/examples(\/|$)/.test(pointer)) return true;
  if (/^\/(tags|servers)\b/.test(pointer) || /\/servers\//.test(pointer))
    return key !== "url" && key !== "x-service" && !isContainer(at);
  if (/^\/components\/x-codes\/[^/]+\/(title|description|complete)$/.test(pointer)) return true;
  return isKeyword && words.includes(key);
}

function isContainer({ base, next }: Pair): boolean {
  return [base, next].some(({ value }) => typeof value === "object" && value !== null);
}

function told({ base, next }: Pair): string {
  if (base.value === undefined) return "added";
  return next.value === undefined ? "removed" : "changed";
}

type Judge = (at: Pair) => Omit<Finding, "pointer" | "usage">;

/** Annotations that are more than words. */
const own: Record<string, Judge> = {
  deprecated: ({ next }) =>
    next.value === true
      ? { kind: "deprecated", text: "will go", direction: "none", step: "minor" }
      : { kind: "no-longer-deprecated", text: "stays", direction: "none" },
  "x-sunset": (at) => ({
    kind: "sunset",
    text: fromTo(at.base.value, at.next.value),
    direction: "none",
    step: "minor",
  }),
  "x-codes": (at) => ({
    kind: "code-table-named",
    text: fromTo(at.base.value, at.next.value),
    direction: "none",
    step: "minor",
  }),
  // The client turns these values into something else; one more is one that readers did not know of.
  "x-sentinels": (at) => ({
    kind: "special-values",
    text: fromTo(at.base.value, at.next.value),
    direction: "other",
    breaks: ["readers"],
  }),
};
