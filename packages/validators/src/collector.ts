import { brief, formatPath } from "./describe.ts";
import type { Path } from "./node.ts";
import type { Issue } from "./types.ts";

const asItIs = (path: Path) => path;

/** Collects issues up to the limit, each once. */
export class Collector {
  readonly issues: Issue[] = [];
  readonly limit: number;
  /** The original place of a value that was moved before it is checked. */
  actual: (path: Path) => Path = asItIs;

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.issues.length >= this.limit;
  }

  /** Whether there is an issue at exactly that place, of that keyword or any. */
  has(path: Path, keyword?: string): boolean {
    const actual = this.actual(path);
    for (const one of this.issues) if ((!keyword || one.keyword === keyword) && isSame(one.path, actual)) return true;
    return false;
  }

  /** Adds an issue about a value; `remedy` is a sentence on the fix. */
  add(path: Path, keyword: string, expected: string, value: unknown, remedy?: string, received = brief(value)): void {
    // The branches of a choice repeat what the enclosing schema says.
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
