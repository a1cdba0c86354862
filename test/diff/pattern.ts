import type { Direction } from "./change.ts";

/** What a change of a pattern means. */
export function patternDirection(_was: string, _is: string): Direction {
  return "other";
}
