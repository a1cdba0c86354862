import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import foreign from "./foreign-names.json" with { type: "json" };

// Prose goes stale without a sound. What it names has to exist, and what the contract says is not typed in it again.

const root = join(import.meta.dirname, "../..");
const contract = await readContract();
const pages = (await readdir(join(root, "docs/pages"), { recursive: true })).filter((name) => name.endsWith(".md"));
const readmes = [
  "README.md",
  "spec/README.md",
  "packages/client/README.md",
  "packages/validators/README.md",
  "packages/testing/README.md",
];
const files = [...pages.map((name) => `docs/pages/${name}`), ...readmes];

/** The lines of a text outside its code blocks, with their numbers. */
function prose(text: string): { line: string; number: number }[] {
  let fenced = false;
  return text.split("\n").flatMap((line, index) => {
    if (line.startsWith("```")) fenced = !fenced;
    return fenced || line.startsWith("```") ? [] : [{ line, number: index + 1 }];
  });
}

/** Files that may repeat what the contract says, and why. */
const exempt = {
  "CONTRIBUTING.md": "shows how to work here; its numbers are of tools",
  "docs/decisions/": "tells what was known when it was decided, and is never edited",
  "docs/dependencies.md": "is generated, and speaks of packages",
  "spec/CHANGELOG.md": "tells what was so in each release",
  ".changeset/": "becomes the changelog",
};

/** What a page may say all the same: titles are names, by which other pages and readers know them. */
const names = [/^title: .*$/, /^# .*$/, /\[401: what now\]/g, /\[A failure arrives inside HTTP 200\]/g];

/** What the contract alone may say, as patterns: codes, paths, statuses, ports, times, ranges, its version. */
function factsOf({ components, paths, info, ...contract }: Contract): RegExp[] {
  const codes = Object.values(components["x-codes"]).flatMap(({ codes }) => codes.map(({ code }) => String(code)));
  const schemas = Object.values(components.schemas).flatMap((schema) => [schema, ...parts(schema)]);
  const minutes = schemas.flatMap((schema) => {
    const span = schema["x-time-span"] as { stepMinutes: number; maxMinutes: number } | undefined;
    return span ? [span.stepMinutes, span.maxMinutes] : [];
  });
  const renewals = Object.values(components.securitySchemes).flatMap(({ "x-renewal": renewal }) =>
    renewal ? [renewal.everySeconds, renewal.formerValidSeconds, renewal.idleSeconds] : [],
  );
  const seconds = [...renewals, ...minutes.map((minute) => minute * 60)];
  const ranges = schemas.flatMap(({ minimum, maximum }) =>
    typeof minimum === "number" && typeof maximum === "number" ? [`${minimum} ?(?:to|-|–|and|\\.\\.) ?${maximum}`] : [],
  );
  const limits = schemas.flatMap(({ maximum }) =>
    typeof maximum === "number" && maximum > 9 ? [`(?:up to|at most|not more than|maximum of|maximum) ${maximum}`] : [],
  );
  const statuses = Object.values(paths).flatMap((item) =>
    Object.values(item as object).flatMap(({ responses }) => Object.keys(responses ?? {})),
  );
  const { servers } = contract as unknown as {
    servers: { variables: { port?: { default: string; description: string } } }[];
  };
  const ports = servers.flatMap(({ variables: { port } }) =>
    [port?.default, ...(port?.description.match(/\b\d{4,5}\b/g) ?? [])].filter((one) => one !== undefined),
  );
  return [
    ...codes.filter((code) => code.length > 4).map(escaped),
    ...Object.keys(paths).map(escaped),
    ...seconds.flatMap(durations),
    ...ranges,
    ...limits,
    ...new Set(statuses.map((status) => `(?:HTTP|status|answers?) (?:of )?${status}`)),
    ...new Set(ports),
    `version ${escaped(info.version)}`,
  ].map((text) => new RegExp(`(?<![\\w.])(?:${text})(?!\\w)`, "i"));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

/** A time in the words that people use for it. */
function durations(seconds: number): string[] {
  const inUnit = (size: number, unit: string) => (seconds % size === 0 ? [`${seconds / size}[ -]?${unit}`] : []);
  return [
    ...inUnit(1, "(?:seconds?|sec|s)"),
    ...inUnit(60, "(?:minutes?|min)"),
    ...inUnit(3600, "(?:hours?|h)"),
    ...(seconds === 900 ? ["quarters? of an hour", "fifteen minutes"] : []),
    ...(seconds === 86_400 ? ["twenty-four hours"] : []),
  ];
}

/** What a schema holds, at any depth. */
function parts(value: unknown): Record<string, unknown>[] {
  return Object.values(Object(value)).flatMap((one) =>
    typeof one === "object" && one !== null ? [one as Record<string, unknown>, ...parts(one)] : [],
  );
}

/**
 * The lines that are searched: all of a page, whose code takes facts, too. What stands elsewhere takes none, so that its
 * code, which is run, and the statuses of HTTP, which are not the contract's own, may be typed there.
 */
function linesOf(text: string, file: string): { line: string; number: number }[] {
  if (file.startsWith("docs/pages/")) return text.split("\n").map((line, index) => ({ line, number: index + 1 }));
  return prose(text).map(({ line, number }) => ({ line: line.replace(/\bHTTP \d{3}\b/g, ""), number }));
}

/** The facts that a line repeats. */
function repeated(line: string, facts: RegExp[]): string[] {
  const own = names.reduce((text, name) => text.replace(name, ""), line);
  return facts.flatMap((fact) => fact.exec(own)?.[0] ?? []);
}

test("no page repeats a fact of the contract by hand", async () => {
  const facts = factsOf(contract);
  expect(facts.length).toBeGreaterThan(40);
  const found: string[] = [];
  const all = execFileSync("git", ["ls-files", "*.md"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  for (const file of all.filter((one) => !Object.keys(exempt).some((start) => one.startsWith(start))))
    for (const { line, number } of linesOf(await readFile(join(root, file), "utf8"), file))
      for (const fact of repeated(line, facts)) found.push(`${file}:${number}: ${fact}`);
  expect(found, "write {{ name }} with a name of docs/scripts/facts.ts, or a path into the contract").toEqual([]);
});

/** Every word of the contract, of what the packages export, of the command's help, and of the programs that are run. */
async function knownWords(): Promise<Set<string>> {
  const texts = [JSON.stringify(contract)];
  for (const folder of [
    "packages/client/dist",
    "packages/validators/dist",
    "packages/testing/dist",
    "docs/samples",
    "docs/dist/samples",
  ])
    for (const name of await readdir(join(root, folder), { recursive: true }))
      if (/\.(d\.ts|js|ts|sh)$/.test(name)) texts.push(await readFile(join(root, folder, name), "utf8"));
  for (const command of ["verify", "simulate", "mock"])
    texts.push(
      execFileSync(process.execPath, [join(root, "packages/testing/dist/command.js"), command, "--help"], {
        encoding: "utf8",
      }),
    );
  texts.push(execFileSync(process.execPath, [join(root, "tools/start/start.ts"), "--help"], { encoding: "utf8" }));
  for (const folder of ["", "spec", "packages/client", "packages/validators", "packages/testing", "docs"])
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

test.each([
  "answers with HTTP 401",
  "the port 28443, as in `https://cms.example.com:28443`",
  "renewed every 60 seconds",
  "the former one lasts 2 minutes",
  "a step of 15 min",
  "a step of 15-minute windows",
  "at most 24 h",
  "a page of 1 to 100",
])("the search finds the fact in: %s", (line) => {
  expect(repeated(line, factsOf(contract))).not.toEqual([]);
});

test.each(['title: "401: what now"', "in 60 words", "the year 2401", "{{ ok }}"])(
  "the search leaves alone: %s",
  (line) => {
    expect(repeated(line, factsOf(contract))).toEqual([]);
  },
);
