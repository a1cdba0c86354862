import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./packages.ts";
import { pnpm } from "./pnpm.ts";
import { Refusal } from "./refusal.ts";
import { run } from "./run.ts";

// What speaks against publishing the working tree as it is.

/** Refuses a tree that differs from its commit: nobody could find out later what was published. */
export async function refuseDirty(): Promise<void> {
  const changed = await changes();
  if (changed.length > 0) throw new Refusal(`the working tree is dirty: ${shorten(changed)}. Commit or stash first.`);
}

/** Refuses changesets that no version has consumed: what they tell would be missing from the changelog. */
export async function refuseChangesets(): Promise<void> {
  const names = await readdir(join(root, ".changeset")).catch(() => []);
  const left = names.filter((name) => name.endsWith(".md") && name !== "README.md");
  if (left.length > 0) throw new Refusal(`a changeset is left over: ${shorten(left)}. Version the packages first.`);
}

/** Builds, and refuses if that changes a file that is committed. */
export async function refuseStale(): Promise<void> {
  const { code, stdout, stderr } = await run(...pnpm("build"), root);
  if (code !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    throw new Refusal("the build failed, see above.");
  }
  const changed = await changes();
  if (changed.length > 0) {
    throw new Refusal(`a generated file is stale: ${shorten(changed)}. Commit what the build has made of it.`);
  }
}

/** Refuses a version that claims less than what changed in the contract since its last release. */
export async function refuseSmallStep(): Promise<void> {
  const { code, stderr } = await run(process.execPath, ["tools/diff/command.ts", "--no-views", "--format=json"], root);
  if (code !== 0) throw new Refusal(stderr.trim().replaceAll("\n", " "));
}

async function changes(): Promise<string[]> {
  const { code, stdout, stderr } = await run("git", ["status", "--porcelain"], root);
  if (code !== 0) throw new Refusal(`git can't tell the state of the working tree: ${stderr.trim()}`);
  return stdout.split("\n").flatMap((line) => (line ? [line.slice(3)] : []));
}

function shorten(names: string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}
