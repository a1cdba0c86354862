import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { isLess, largest, type Step } from "./change.ts";

// What the changesets claim, against what the changes need.

const name = "@cc-contract/spec";

/** A changeset that speaks of the contract. */
export interface Changeset {
  file: string;
  step: Step;
  /** The sentence for people. */
  sentence: string;
}

/** The changesets of a folder that speak of the contract; none where there is no such folder. */
export async function readChangesets(folder: string): Promise<Changeset[]> {
  const files = await readdir(folder).catch(() => []);
  const own = files.filter((file) => file.endsWith(".md") && file !== "README.md").toSorted();
  const all = await Promise.all(
    own.map(async (file) => parseChangeset(file, await readFile(join(folder, file), "utf8"))),
  );
  return all.flatMap((changeset) => changeset ?? []);
}

/** Reads the front matter of a changeset; undefined where it does not speak of the contract. */
export function parseChangeset(file: string, text: string): Changeset | undefined {
  const [, matter, sentence = ""] = /^---\r?\n([\s\S]*?)\r?\n?---\r?\n?([\s\S]*)$/.exec(text) ?? [];
  const step: unknown = matter === undefined ? undefined : Object(parse(matter))[name];
  if (step !== "none" && step !== "patch" && step !== "minor" && step !== "major") return undefined;
  return { file, step, sentence: sentence.trim() };
}

/** The step between two versions, for a release whose changesets are spent. */
export function stepBetween(base: string, next: string): Step {
  const [was, is] = [base, next].map((version) => version.split("-")[0]?.split(".").map(Number) ?? []);
  const index = [0, 1, 2].findIndex((part) => (was?.[part] ?? 0) !== (is?.[part] ?? 0));
  if (index < 0 || (is?.[index] ?? 0) < (was?.[index] ?? 0)) return "none";
  return (["major", "minor", "patch"] as const)[index] as Step;
}

/** What is wrong with the claim, in one line; undefined where it is large enough. */
export function complaint(
  required: Step,
  changesets: Changeset[],
  versions: { base: string; next: string },
): string | undefined {
  const claimed = largest([...changesets.map(({ step }) => step), stepBetween(versions.base, versions.next)]);
  if (!isLess(claimed, required)) return undefined;
  if (claimed === "none") return `The contract changed and no changeset says so: add one with "${name}": ${required}`;
  const files = changesets.map(({ file }) => file).join(", ") || `version ${versions.next}`;
  return `${files} claims ${claimed}, and the changes need ${required}`;
}
