import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { largest, type Step, steps } from "./change.ts";

/** The largest step that the changesets of a folder claim for the contract. */
export async function claimedBy(folder: string): Promise<Step> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md") && file !== "README.md");
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return largest(texts.map(stepOf));
}

/** What a changeset claims for the contract. */
export function stepOf(text: string): Step {
  const [, matter = ""] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
  const [, step] = /^["']?@cc-contract\/spec["']?: *["']?(\w+)/m.exec(matter) ?? [];
  return steps.find((one) => one === step) ?? "none";
}

/** The step between two versions, for a release whose changesets are spent. */
export function stepBetween(base: string, next: string): Step {
  const [was = [], is = []] = [base, next].map((version) => version.split("-")[0]?.split(".").map(Number));
  const index = [0, 1, 2].findIndex((part) => was[part] !== is[part]);
  return (["major", "minor", "patch"] as const)[index] ?? "none";
}
