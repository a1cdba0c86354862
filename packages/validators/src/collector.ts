import { brief, formatPath } from "./describe.ts";
import type { Issue } from "./issue.ts";
import type { Path } from "./node.ts";

/** Takes what is wrong until the limit is reached, and each thing once. */
export class Collector {
  readonly issues: Issue[] = [];
  readonly limit: number;
  readonly #muted = new Set<string>();
  readonly #keywords = new Map<string, Set<string>>();

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.issues.length >= this.limit;
  }

  /** Whether something is wrong at just that place. */
  has(path: Path): boolean {
    return this.#keywords.has(JSON.stringify(path));
  }

  /** Takes nothing more about just that place. */
  mute(path: Path): void {
    this.#muted.add(JSON.stringify(path));
  }

  /** `remedy` is a sentence on what to do. */
  add(path: Path, keyword: string, expected: string, received = "nothing", remedy?: string): void {
    if (this.full) return;
    const place = JSON.stringify(path);
    const keywords = this.#keywords.get(place) ?? new Set();
    // The branches of a choice repeat what the schema around them says.
    if (keywords.has(keyword) || this.#muted.has(place)) return;
    this.#keywords.set(place, keywords.add(keyword));
    const message = `Invalid ${formatPath(path)}: expected ${expected}, received ${received}${remedy ? `. ${remedy}` : ""}`;
    this.issues.push({ path, keyword, expected, received, message });
  }

  /** An issue about a value that is there. */
  addValue(path: Path, keyword: string, expected: string, value: unknown, remedy?: string): void {
    this.add(path, keyword, expected, brief(value), remedy);
  }
}
