import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

// A new operation as a copy of one that exists: its file, its schemas, its examples and its line in the root.

const name = "AgentDetails";
const path = "/rest/cmsapp/v1/openapi/agent/agentbyworkno";
const file = `cms/query${name}.yaml`;
const isCopy = new RegExp(`${name}\\d+x`);

/** Adds renamed copies of an operation to the contract in `spec`, from `queryAgentDetails1x` or another number on. */
export async function addCopies(spec: string, count: number, first = 1): Promise<void> {
  const folder = join(spec, dirname(file));
  const names = (await readdir(folder, { recursive: true })).filter((one) => one.includes(name) && !isCopy.test(one));
  const files = await Promise.all(names.map(async (one) => [one, await readFile(join(folder, one), "utf8")] as const));
  const numbers = Array.from({ length: count }, (_, index) => `${index + first}x`);
  for (const number of numbers) {
    const rename = (text: string) => text.replaceAll(name, name + number);
    await Promise.all(files.map(([one, text]) => writeFile(join(folder, rename(one)), rename(text))));
  }
  await addPaths(
    spec,
    numbers.map((number) => `${path}${number}:\n  $ref: ${file.replace(name, name + number)}\n`).join(""),
  );
}

/** Adds paths, written as YAML, to the root. */
export async function addPaths(spec: string, yaml: string): Promise<void> {
  const root = join(spec, "openapi.yaml");
  const text = await readFile(root, "utf8");
  const lines = `${yaml.trimEnd().replace(/^/gm, "  ")}\n`;
  await writeFile(
    root,
    text.replace(/^paths:\n/m, (heading) => heading + lines),
  );
}
