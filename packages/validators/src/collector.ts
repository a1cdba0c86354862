import { brief, formatPath } from "./describe.ts";
import type { Path } from "./node.ts";
import type { Issue } from "./types.ts";

const asItIs = (path: Path) => path;

/** Takes what is wrong until the limit is reached, and each thing once. */
export class Collector {
  readonly issues: Issue[] = [];
  readonly limit: number;
  /** Where a place really is, whose value has been moved before it is looked at. */
  actual: (path: Path) => Path = asItIs;

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.issues.length >= this.limit;
  }

  /** Whether something is wrong at just that place, by that keyword or by any. */
  has(path: Path, keyword?: string): boolean {
    const actual = this.actual(path);
    for (const one of this.issues) if ((!keyword || one.keyword === keyword) && isSame(one.path, actual)) return true;
    return false;
  }

  /** Takes an issue about a value; `remedy` is a sentence on the fix. */
  add(path: Path, keyword: string, expected: string, value: unknown, remedy?: string, received = brief(value)): void {
    // The branches of a choice repeat what the schema around them says.
    if (this.full || this.has(path, keyword)) return;
    const actual = this.actual(path);
    const message = `Invalid ${formatPath(actual)}: expected ${expected}, received ${received}${remedy ? `. ${remedy}` : ""}`;
    this.issues.push({ path: actual, keyword, expected, received, message });
  }
}

function isSame(one: Path, other: Path): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}
