import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { expect, test } from "vitest";
import { valuesOf } from "../scripts/values.ts";

// Prose becomes outdated silently. Names in it must exist, its code is run, and changeable values of the contract are not typed.

const root = join(import.meta.dirname, "../..");
const contract = await readContract();
const pages = (await list("docs/pages")).filter((file) => file.endsWith(".md"));
const readmes = [
  "README.md",
  ...["spec", "packages/client", "packages/validators", "packages/testing"].map((folder) => `${folder}/README.md`),
];
const files = await Promise.all(
  [...pages, ...readmes].map(async (file) => ({ file, lines: (await read(file)).split("\n") })),
);

async function list(folder: string): Promise<string[]> {
  return (await readdir(join(root, folder), { recursive: true })).map(
    (name) => `${folder}/${name.replaceAll("\\", "/")}`,
  );
}

async function read(file: string): Promise<string> {
  return (await readFile(join(root, file), "utf8")).replaceAll("\r\n", "\n");
}

/** The lines that begin a block of code, by file and number, and those of the text around the blocks. */
function split({ file, lines }: (typeof files)[number]) {
  let open = "";
  const blocks: { place: string; info: string; above: string }[] = [];
  const prose: { place: string; line: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const place = `${file}:${index + 1}`;
    const [, bar = "", info = ""] = /^\s*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open) open = bar.startsWith(open) && !info ? "" : open;
    else if (bar) {
      open = bar;
      blocks.push({ place, info, above: lines.slice(0, index).findLast((one) => one.trim()) ?? "" });
    } else prose.push({ place, line });
  }
  return { blocks, prose };
}

test("code in a page is a file of docs/samples, or says why it is not run", () => {
  const idle = files
    .filter(({ file }) => pages.includes(file))
    .flatMap((file) => split(file).blocks)
    .filter(({ info }) => info !== "text" && !/ no-run="[^"\s][^"]*"/.test(info));
  expect(idle).toEqual([]);
});

test("code in a README is TypeScript, which is run, or says what runs it or why it is not run", () => {
  const idle = files
    .filter(({ file }) => readmes.includes(file))
    .flatMap((file) => split(file).blocks)
    .filter(({ info, above }) => !["ts", "text"].includes(info) && !/^\s*<!-- (run by|not run): .+ -->$/.test(above));
  expect(idle).toEqual([]);
});

test("a package and its README say where the docs and the source are, and how to install it before the first release", async () => {
  const heading = /^## Before the first release$/m;
  expect(await read("README.md")).toMatch(heading);
  for (const file of readmes.filter((file) => file.includes("/"))) {
    const { homepage, bugs, keywords, repository } = JSON.parse(await read(file.replace("README.md", "package.json")));
    const source = repository.url.replace(/^git\+|\.git$/g, "");
    expect(bugs).toBe(`${source}/issues`);
    expect(keywords.length, file).toBeGreaterThan(3);
    const links = [homepage, `${source}/tree/main/${repository.directory}`, `${source}#before-the-first-release`];
    for (const link of links) expect(await read(file)).toContain(`](${link})`);
  }
});

test("every vendor page with a number is named on the page on differences", async () => {
  const numbers = (text: string) => new Set(text.match(/cec_\d+_\d+/g));
  const named = numbers((await read("docs/pages/differences.md")).split("## Other vendor pages")[1] ?? "");
  const used = numbers(JSON.stringify([contract, files]));
  expect(used.size).toBeGreaterThan(20);
  expect(named).toEqual(used);
});

test("no page types a value that may change in the contract", () => {
  // Single numbers mean many things.
  const values = Object.entries(valuesOf(contract)).filter(([, value]) => /\d\D|\D\d/.test(value));
  expect(values.length).toBeGreaterThan(10);
  const typed = files
    .filter(({ file }) => pages.includes(file))
    .flatMap(({ file, lines }) => lines.map((line, index) => ({ place: `${file}:${index + 1}`, line })))
    .flatMap(({ place, line }) =>
      values.flatMap(([name, value]) =>
        ` ${line.replace(/[^\w/:.]/g, " ")} `.includes(` ${value.replace(/[^\w/:.]/g, " ")} `)
          ? `${place}: write {{ ${name} }}, not ${value}`
          : [],
      ),
    );
  expect(typed).toEqual([]);
});

/** Names in backticks that belong to something else. */
const foreign = [
  ...["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ...["ERR_TLS_CERT_ALTNAME_INVALID", "CERT_HAS_EXPIRED", "disallow-code-generation-from-strings", "require"],
  ...["CI", "bash", "sValidator", "HTTPS_PROXY"],
  // Of TypeScript.
  ...["moduleResolution", "node16", "nodenext", "bundler", "node10"],
  // Of JSON Schema, which the compiler knows and the contract doesn't use.
  ...["$anchor", "$id", "$dynamicRef", "unevaluatedProperties", "unevaluatedItems", "format", "x-assert-formats"],
  ...["date-time", "date", "time", "uuid", "uri", "email", "ipv4", "ipv6"],
];

test("a name in backticks is one of the contract, the packages, the command or the samples", async () => {
  const folders = [
    "packages/client/dist",
    "packages/validators/dist",
    "packages/testing/dist",
    "docs/samples",
    "docs/dist/samples",
  ];
  const sources = (await Promise.all(folders.map(list)))
    .flat()
    .filter((file) => /\.(d\.ts|m?js|ts|sh|out)$/.test(file));
  const manifests = ["", "spec/", "packages/client/", "packages/validators/", "packages/testing/", "docs/"];
  const texts = [
    JSON.stringify(contract),
    await read("turbo.json"),
    ...(await Promise.all([...sources, ...manifests.map((folder) => `${folder}package.json`)].map(read))),
    ...["verify", "simulate", "mock"].map((name) => help("packages/testing/dist/command.js", name)),
    help("tools/start/start.ts"),
  ];
  const known = new Set([...foreign, ...texts.flatMap((text) => text.match(/[A-Za-z_$][\w$-]*/g) ?? [])]);
  const missing = files
    .flatMap((file) => split(file).prose)
    .flatMap(({ place, line }) => [...line.matchAll(/`([^`{}]+)`/g)].map(([, text = ""]) => ({ place, text })))
    .filter(({ text }) => {
      const word = /^-{0,2}([A-Za-z_$][\w$-]*)(\(.*\))?$/.exec(text)?.[1];
      return word && !known.has(word);
    });
  expect(missing).toEqual([]);
});

function help(file: string, ...command: string[]): string {
  return execFileSync(process.execPath, [join(root, file), ...command, "--help"], { encoding: "utf8" });
}
