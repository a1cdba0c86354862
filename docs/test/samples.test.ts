import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { services } from "@cc-contract/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run, type Surroundings, shape, surround } from "./run.ts";

// Every program that a page or a README shows, as printed.

const root = join(import.meta.dirname, "..");
const own = (await readdir(join(root, "samples"))).filter((name) => /\.(ts|sh)$/.test(name));
const made = (await readdir(join(root, "dist/samples"))).filter((name) => /\.(ts|sh)$/.test(name));
const readmes = [
  "README.md",
  "spec/README.md",
  "packages/client/README.md",
  "packages/validators/README.md",
  "packages/testing/README.md",
];
const blocks = (
  await Promise.all(
    readmes.map(async (file) => {
      const text = await readFile(join(root, "..", file), "utf8");
      return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""], index) => ({
        name: `${file}, block ${index + 1}`,
        code,
      }));
    }),
  )
).flat();
let surroundings: Surroundings;
let folder: string;

beforeAll(async () => {
  surroundings = await surround();
  // Inside the package, so that its packages are found.
  folder = await mkdtemp(join(root, "readme-"));
});
afterAll(async () => {
  await surroundings?.close();
  await rm(folder, { recursive: true });
});

describe.concurrent("a sample of the guides prints what stands beside it", () => {
  test.each(own)("%s", async (name) => {
    const expected = await readFile(join(root, "samples", name.replace(/\.\w+$/, ".out")), "utf8");
    expect(shape(await run(name, join(root, "samples"), surroundings.env))).toBe(shape(expected));
  });
});

describe.concurrent("a sample of an operation's page gets a success", () => {
  test.each(made)("%s", async (name) => {
    const output = await run(name, join(root, "dist/samples"), surroundings.env);
    // curl shows the whole answer, the others its data.
    if (name.includes("Operations") || name.includes("PrivateCalls"))
      expect(output).not.toMatch(/^(0 undefined|\[\])|:\[\]/);
    if (name.endsWith(".sh")) expect(successes).toContainEqual(expect.objectContaining(codeOf(JSON.parse(output))));
    else expect(output.trim()).not.toBe("");
  });
});

/** The codes of a success, each under the name that the answers of its service have it. */
const successes = Object.values(services).map(({ code, success }) => ({ [code]: success }));

function codeOf(answer: Record<string, unknown>): object {
  const names = Object.values(services).map(({ code }) => code);
  return Object.fromEntries(Object.entries(answer).filter(([name]) => names.some((code) => code === name)));
}

describe.concurrent("a block of a README runs", () => {
  test.each(blocks)("$name", async ({ name, code }) => {
    const file = `${name.replace(/\W+/g, "-")}.ts`;
    await writeFile(join(folder, file), code);
    await run(file, folder, surroundings.env);
  });
});
