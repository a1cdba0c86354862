import { below, follow, isValues, type Part, show, values } from "./bundle.ts";
import type { Audience, Direction, Usage } from "./change.ts";
import { type Comparison, handle, keysOfPair, note, type Pair, pairAt } from "./comparison.ts";
import { compareSchema } from "./schema.ts";

/** Compares the bodies of the requests of an operation. */
export function compareRequestBody(comparison: Comparison, place: Pair, usage: Usage): void {
  const at = followBoth(comparison, place);
  const gone = at.next.value === undefined;
  const body = pairAt(at, "required");
  const [was, is] = [body.base.value === true, body.next.value === true];
  if (gone !== (at.base.value === undefined)) {
    handle(comparison, at);
    const text = gone ? "no body any more" : `new body, ${is ? "required" : "optional"}`;
    const direction = gone || is ? "other" : "looser";
    note(comparison, at, { kind: `body-${gone ? "removed" : "added"}`, text, direction, usage });
  } else {
    handle(comparison, body);
    const [kind, direction] = is ? (["body-required", "stricter"] as const) : (["body-optional", "looser"] as const);
    if (was !== is)
      note(comparison, body, { kind, text: `the body became ${is ? "required" : "optional"}`, direction, usage });
    compareContent(comparison, at, usage);
  }
}

/** Compares the answers of an operation, status by status. */
export function compareAnswers(comparison: Comparison, at: Pair, usage: Usage): void {
  for (const status of keysOfPair(at)) {
    const place = followBoth(comparison, pairAt(at, status));
    const [was, is] = [isValues(place.base.value), isValues(place.next.value)];
    if (was && is) {
      compareHeaders(comparison, pairAt(place, "headers"), usage);
      compareContent(comparison, place, usage);
    } else {
      const own = pairAt(at, status);
      handle(comparison, own);
      note(comparison, own, {
        kind: `status-${is ? "added" : "removed"}`,
        text: is ? `new status ${status}` : `status ${status} removed`,
        ...statusChange(status, is),
        usage,
      });
    }
  }
}

/**
 * A success with another status is one that nobody waits for, and one that never comes is waited for in vain. A failure
 * outside the 200s is thrown by its number, whether the contract names it or not.
 */
function statusChange(status: string, isNew: boolean): { direction: Direction; breaks: Audience[] } {
  if (status.startsWith("2")) return { direction: "other", breaks: ["readers"] };
  return { direction: isNew ? "looser" : "stricter", breaks: [] };
}

function compareHeaders(comparison: Comparison, at: Pair, usage: Usage): void {
  for (const name of keysOfPair(at)) {
    const place = followBoth(comparison, pairAt(at, name));
    const [was, is] = [isValues(place.base.value), isValues(place.next.value)];
    if (was && is) {
      const required = pairAt(place, "required");
      handle(comparison, required);
      const must = required.next.value === true;
      if (must !== (required.base.value === true)) {
        note(comparison, required, {
          kind: must ? "header-required" : "header-optional",
          text: `header ${name} became ${must ? "required" : "optional"}`,
          direction: must ? "stricter" : "looser",
          usage,
        });
      }
      compareSchema(comparison, pairAt(place, "schema"), { usage, reversed: false });
    } else {
      handle(comparison, pairAt(at, name));
      note(comparison, pairAt(at, name), {
        kind: `header-${is ? "added" : "removed"}`,
        text: is ? `new header ${name}` : `header ${name} removed`,
        direction: is ? "stricter" : "looser",
        usage,
      });
    }
  }
}

/** The bodies of a message by media type. A type more is looser: a request may be written in it, an answer may come in it. */
function compareContent(comparison: Comparison, place: Pair, usage: Usage): void {
  const content = pairAt(place, "content");
  const [none, noneLeft] = [content.base, content.next].map(({ value }) => Object.keys(values(value)).length === 0);
  for (const type of keysOfPair(content)) {
    const at = pairAt(content, type);
    const [was, is] = [isValues(at.base.value), isValues(at.next.value)];
    if (was && is) {
      compareSchema(comparison, pairAt(at, "schema"), { usage, reversed: false });
      continue;
    }
    handle(comparison, at);
    // Where nothing was said of a body, something said is a promise.
    const [added, removed] = [none ? "stricter" : "looser", noneLeft ? "looser" : "stricter"] as const;
    const direction = is ? added : removed;
    note(comparison, at, {
      kind: `media-type-${is ? "added" : "removed"}`,
      text: is ? `new media type ${show(type)}` : `media type ${show(type)} removed`,
      direction,
      usage,
    });
  }
}

function followBoth(comparison: Comparison, { base, next }: Pair): Pair {
  const at = { base: follow(comparison.base, base), next: follow(comparison.next, next) };
  const reference = (part: Part) => below(part, "$ref");
  handle(comparison, { base: reference(base), next: reference(next) });
  return at;
}
