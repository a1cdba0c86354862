import { brief, formatPath } from "./describe.ts";
import type { Path } from "./node.ts";
import type { Issue } from "./types.ts";

/** Takes what is wrong until the limit is reached, and each thing once. */
export class Collector {
  readonly issues: Issue[] = [];
  readonly limit: number;
  /** Where a place really is, whose value has been moved before it is looked at. */
  actual: (path: Path) => Path = (path) => path;
  /** Places, and places with a keyword. */
  readonly #seen = new Set<string>();

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.issues.length >= this.limit;
  }

  /** Whether something is wrong at just that place. */
  has(path: Path): boolean {
    return this.#seen.has(JSON.stringify(this.actual(path)));
  }

  /** Takes an issue about a value; `remedy` is a sentence on the fix. */
  add(path: Path, keyword: string, expected: string, value: unknown, remedy?: string, received = brief(value)): void {
    if (this.full) return;
    const actual = this.actual(path);
    const place = JSON.stringify(actual);
    // The branches of a choice repeat what the schema around them says.
    if (this.#seen.has(place + keyword)) return;
    this.#seen.add(place).add(place + keyword);
    const message = `Invalid ${formatPath(actual)}: expected ${expected}, received ${received}${remedy ? `. ${remedy}` : ""}`;
    this.issues.push({ path: actual, keyword, expected, received, message });
  }
}
