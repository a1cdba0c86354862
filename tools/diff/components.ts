import { isSame, isValues, list, show, type Values, values } from "./bundle.ts";
import type { Usage } from "./change.ts";
import { type Comparison, fromTo, handle, keysOfPair, note, type Pair, pairAt, rootOf } from "./comparison.ts";
import { compareSchema } from "./schema.ts";

/** Compares what has a name of its own: schemas, which give types and guards their names, schemes, and tables of codes. */
export function compareComponents(comparison: Comparison): void {
  const components = pairAt(rootOf(comparison), "components");
  for (const at of named(comparison, pairAt(components, "schemas"), "schema")) {
    if (!isMet(comparison, at)) compareSchema(comparison, at, { usage: undefined, reversed: false });
  }
  // What these say is compared where an operation refers to them; here it is their names that come and go.
  for (const [group, what] of Object.entries(referred)) named(comparison, pairAt(components, group), what);
  for (const at of named(comparison, pairAt(components, "securitySchemes"), "scheme")) compareScheme(comparison, at);
  for (const at of named(comparison, pairAt(components, "x-codes"), "code-table")) compareCodes(comparison, at);
}

const referred = { parameters: "shared-parameter", responses: "shared-response", headers: "shared-header" };

/** Notes the names that come and go, and returns the pairs that stay. */
function named(comparison: Comparison, group: Pair, what: string): Pair[] {
  const stay: Pair[] = [];
  for (const name of keysOfPair(group)) {
    const at = pairAt(group, name);
    const [was, is] = [isValues(at.base.value), isValues(at.next.value)];
    if (was && is) {
      stay.push(at);
      continue;
    }
    handle(comparison, at);
    const [kind, direction] = is ? ([`${what}-added`, "looser"] as const) : ([`${what}-removed`, "other"] as const);
    note(comparison, at, {
      kind,
      text: `${name} ${is ? "added" : "removed"}`,
      direction,
      breaks: is ? [] : ["importers"],
      step: "minor",
    });
  }
  return stay;
}

/** Whether an operation has led to the schema already. */
function isMet({ handled }: Comparison, { base, next }: Pair): boolean {
  return handled.has(`${base.pointer}/$ref`) && handled.has(`${next.pointer}/$ref`);
}

/** Whatever a scheme says beyond words is how a request is let in. */
function compareScheme(comparison: Comparison, at: Pair): void {
  const schemeName = at.next.pointer.slice(at.next.pointer.lastIndexOf("/") + 1);
  for (const key of keysOfPair(at)) {
    const place = pairAt(at, key);
    if (key === "description" || key === "x-source" || isSame(place.base.value, place.next.value)) continue;
    handle(comparison, place);
    const text = `${key}: ${fromTo(place.base.value, place.next.value)}`;
    for (const usage of usersOf(comparison.next, schemeName)) {
      note(comparison, place, { kind: "scheme-changed", text, direction: "other", usage, breaks: ["senders"] });
    }
  }
}

function usersOf(bundle: Values, scheme: string): Usage[] {
  const items = Object.values(values(bundle.paths)).flatMap((item) => Object.values(values(item)).map(values));
  const users = items.filter(({ security }) => list(security).some((one) => scheme in values(one)));
  return users.map(({ operationId }) => ({ operation: String(operationId), side: "request" }));
}

/** A table gives the client a constant: an entry more is more to look up, an entry less is a name that is gone. */
function compareCodes(comparison: Comparison, table: Pair): void {
  const at = pairAt(table, "codes");
  const [was, is] = [at.base, at.next].map(({ value }) => list(value).map(values)) as [Values[], Values[]];
  const qualifier = pairAt(table, "qualifier");
  handle(comparison, at, qualifier);
  const say = (kind: string, text: string, breaks: "importers"[], step?: "patch") =>
    note(comparison, at, {
      kind,
      text,
      breaks,
      direction: step ? "none" : breaks[0] ? "other" : "looser",
      step: step ?? "minor",
    });
  if (!isSame(qualifier.base.value, qualifier.next.value)) {
    say("code-qualifier-changed", fromTo(qualifier.base.value, qualifier.next.value), ["importers"]);
  }
  const key = (entry: Values) => {
    const { meaning: _, unauthenticated: __, ...rest } = entry;
    return JSON.stringify(Object.entries(rest).toSorted());
  };
  for (const old of was) {
    const now = is.find((entry) => key(entry) === key(old));
    if (!now) say("code-removed", `code ${show(old.code)} removed: ${old.meaning}`, ["importers"]);
    else if (old.unauthenticated !== now.unauthenticated) {
      say("code-flag-changed", `${show(old.code)} ${now.unauthenticated ? "now" : "no longer"} means: not signed in`, [
        "importers",
      ]);
    } else if (old.meaning !== now.meaning)
      say("code-reworded", `${show(old.code)}: ${fromTo(old.meaning, now.meaning)}`, [], "patch");
  }
  for (const now of is) {
    if (!was.some((entry) => key(entry) === key(now)))
      say("code-added", `new code ${show(now.code)}: ${now.meaning}`, []);
  }
}
