import { below, follow, list, type Part, values } from "./bundle.ts";
import type { Usage } from "./change.ts";
import { type Comparison, handle, note, type Pair, pairAt, use } from "./comparison.ts";
import { compareSchema } from "./schema.ts";

/** Compares what is sent outside the body. The lists are those of the path and of the operation; the latter counts first. */
export function compareParameters(
  comparison: Comparison,
  lists: { base: Part[]; next: Part[] },
  paths: { base: string; next: string },
  usage: Usage,
): void {
  const was = parametersOf(comparison.base, lists.base, paths.base);
  const is = parametersOf(comparison.next, lists.next, paths.next);
  for (const [index, base] of lists.base.entries()) handle(comparison, { base, next: lists.next[index] ?? base });
  for (const [key, base] of was) {
    const next = is.get(key);
    if (next) compareParameter(comparison, { base, next }, usage);
    else {
      const at = { base, next: { ...base, value: undefined } };
      handle(comparison, at);
      note(comparison, at, { kind: "parameter-removed", text: `parameter ${key} removed`, direction: "looser", usage });
    }
  }
  for (const [key, next] of is) {
    if (was.has(key)) continue;
    const at = { base: { ...next, value: undefined }, next };
    const required = values(next.value).required === true;
    handle(comparison, at);
    const text = `new parameter ${key}, ${required ? "required" : "optional"}`;
    note(comparison, at, { kind: "parameter-added", text, direction: required ? "other" : "looser", usage });
  }
}

function parametersOf(bundle: unknown, lists: Part[], path: string): Map<string, Part> {
  const parts = lists.flatMap((part) => list(part.value).map((_, index) => follow(bundle, below(part, index))));
  return new Map(parts.map((part) => [keyOf(part, path), part]));
}

/** Parameters of the path are told apart by their place there. Names of headers are the same in capitals and small letters. */
function keyOf({ value }: Part, path: string): string {
  const { in: place, name } = values(value);
  if (place === "path") return `path ${[...path.matchAll(/\{([^}]*)\}/g)].findIndex(([, one]) => one === name)}`;
  return `${place} ${place === "header" ? String(name).toLowerCase() : name}`;
}

function compareParameter(comparison: Comparison, at: Pair, usage: Usage): void {
  handle(comparison, pairAt(at, "required"), pairAt(at, "name"));
  const [was, is] = [pairAt(at, "required").base.value === true, pairAt(at, "required").next.value === true];
  if (was !== is) {
    const kind = is ? "parameter-required" : "parameter-optional";
    note(comparison, pairAt(at, "required"), {
      kind,
      text: `parameter ${values(at.next.value).name} became ${is ? "required" : "optional"}`,
      direction: is ? "stricter" : "looser",
      usage,
    });
  }
  use(comparison, at, usage);
  compareSchema(comparison, pairAt(at, "schema"), { usage, reversed: false });
}
