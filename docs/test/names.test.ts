import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, readContract } from "@cc-contract/spec/contract";
import { expect, test } from "vitest";
import foreign from "./foreign-names.json" with { type: "json" };

// Prose goes stale without a sound. What it names has to exist, and what the contract says is not typed in it again.

const root = join(import.meta.dirname, "../..");
const contract = await readContract();
const pages = (await readdir(join(root, "docs/pages"), { recursive: true })).filter((name) => name.endsWith(".md"));
const readmes = ["README.md", "packages/client/README.md", "packages/validators/README.md", "test/README.md"];
const files = [...pages.map((name) => `docs/pages/${name}`), ...readmes];

/** The lines of a text outside its code blocks, with their numbers. */
function prose(text: string): { line: string; number: number }[] {
  let fenced = false;
  return text.split("\n").flatMap((line, index) => {
    if (line.startsWith("```")) fenced = !fenced;
    return fenced || line.startsWith("```") ? [] : [{ line, number: index + 1 }];
  });
}

/** What the contract alone may say: codes, paths, the window of time, its version. */
function factsOf({ components, paths, info }: Contract): string[] {
  const codes = Object.values(components["x-codes"]).flatMap(({ codes }) => codes.map(({ code }) => String(code)));
  const spans = Object.values(components.schemas).flatMap((schema) => {
    const span = schema["x-time-span"] as { stepMinutes: number; maxMinutes: number } | undefined;
    return span ? [`${span.stepMinutes} minutes`, `${span.maxMinutes / 60} hours`] : [];
  });
  const ranges = Object.values(components.schemas).flatMap(({ minimum, maximum }) =>
    typeof maximum === "number" && maximum > 999 ? [`${minimum} to ${maximum}`] : [],
  );
  return [
    ...codes.filter((code) => code.length > 4),
    ...Object.keys(paths),
    ...spans,
    ...ranges,
    `version ${info.version}`,
  ];
}

test("no page repeats a fact of the contract by hand", async () => {
  const facts = factsOf(contract);
  expect(facts.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const file of files)
    for (const { line, number } of prose(await readFile(join(root, file), "utf8")))
      for (const fact of facts) if (line.includes(fact)) found.push(`${file}:${number}: ${fact}`);
  expect(found, "write {{ name }} with a name of docs/scripts/facts.ts, or a path into the contract").toEqual([]);
});

/** Every word of the contract, of what the packages export, of the command's help, and of the programs that are run. */
async function knownWords(): Promise<Set<string>> {
  const texts = [JSON.stringify(contract)];
  for (const folder of [
    "packages/client/dist",
    "packages/validators/dist",
    "test/dist",
    "docs/samples",
    "docs/dist/samples",
  ])
    for (const name of await readdir(join(root, folder), { recursive: true }))
      if (/\.(d\.ts|js|ts|sh)$/.test(name)) texts.push(await readFile(join(root, folder, name), "utf8"));
  for (const command of ["verify", "simulate", "mock"])
    texts.push(
      execFileSync(process.execPath, [join(root, "test/dist/command.js"), command, "--help"], { encoding: "utf8" }),
    );
  texts.push(execFileSync(process.execPath, [join(root, "docs/scripts/start.ts"), "--help"], { encoding: "utf8" }));
  for (const folder of ["", "spec", "packages/client", "packages/validators", "test", "docs"])
    texts.push(await readFile(join(root, folder, "package.json"), "utf8"));
  return new Set(texts.flatMap((text) => text.match(/[A-Za-z_$][\w$-]*/g) ?? []));
}

test("what stands in backticks exists", async () => {
  const known = await knownWords();
  const missing: string[] = [];
  for (const file of files)
    for (const { line, number } of prose(await readFile(join(root, file), "utf8")))
      for (const [, text = ""] of line.matchAll(/`([^`{}]+)`/g)) {
        const word = /^-{0,2}([A-Za-z_$][\w$-]*)(\(.*\))?$/.exec(text)?.[1];
        if (word && !known.has(word) && !(word in foreign)) missing.push(`${file}:${number}: ${text}`);
      }
  expect(missing, "mend the name, or say in foreign-names.json whose it is").toEqual([]);
});

test("the list of foreign names holds what is used only", async () => {
  const text = (await Promise.all(files.map((file) => readFile(join(root, file), "utf8")))).join("\n");
  expect(Object.keys(foreign).filter((name) => !text.includes(name))).toEqual([]);
});
