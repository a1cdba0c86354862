import { brief, formatPath } from "./describe.ts";
import type { Issue } from "./issue.ts";
import type { Path } from "./node.ts";

/** Takes what is wrong until the limit is reached. */
export class Collector {
  readonly issues: Issue[] = [];
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get full(): boolean {
    return this.issues.length >= this.limit;
  }

  /** `remedy` is a sentence on what to do. */
  add(path: Path, keyword: string, expected: string, received = "nothing", remedy?: string): void {
    if (this.full) return;
    const message = `Invalid ${formatPath(path)}: expected ${expected}, received ${received}${remedy ? `. ${remedy}` : ""}`;
    this.issues.push({ path, keyword, expected, received, message });
  }

  /** An issue about a value that is there. */
  addValue(path: Path, keyword: string, expected: string, value: unknown, remedy?: string): void {
    this.add(path, keyword, expected, brief(value), remedy);
  }
}
