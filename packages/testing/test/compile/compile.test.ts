import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { Ajv2020 as Ajv } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { compileCommand } from "../../src/compile/command.ts";
import { UsageError } from "../../src/port.ts";
import { cc, command } from "../verify/run.ts";

// Third-party contracts, compiled by the built command.

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "compile-"));
afterAll(() => rm(folder, { recursive: true }));

const compile = (openapi: string, out: string) => cc(["compile", "--openapi", openapi, "--out", out]);

interface Validator {
  (value: unknown): boolean;
  issues(value: unknown): { message: string }[];
}

/** A document in YAML, with more lines of its components. */
async function write(name: string, lines: string[], openapi = "3.1.0", version = '"1"'): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  await writeFile(file, [`openapi: ${openapi}`, `info: { title: Books, version: ${version} }`, ...lines].join("\n"));
  return file;
}

describe("a document of two files", () => {
  const project = join(folder, "books");
  const out = join(project, "validators");

  test("becomes validators of its schemas, bodies and parameters, with their types", async () => {
    await mkdir(project, { recursive: true });
    await writeFile(
      join(project, "book.yaml"),
      "{ type: object, required: [isbn], properties: { isbn: { type: string, pattern: '^[0-9]{13}$' } } }",
    );
    const file = await write("books/openapi", [
      "paths:",
      "  /books/{id}:",
      "    parameters: [{ name: id, in: path, required: true, schema: { type: integer, minimum: 1 } }]",
      "    get: { operationId: get-book, responses: { default: { description: Error } } }",
      "    post:",
      "      operationId: addBook",
      "      requestBody:",
      "        content: { text/csv: {}, application/json: { schema: { type: object, maxProperties: 2 } } }",
      "      responses:",
      "        '201': { description: Added, content: { application/json: { schema: { $ref: 'book.yaml' } } } }",
      "    delete: { responses: { '204': { description: Without a name } } }",
      "components:",
      "  schemas:",
      "    book.title-2: { type: string, minLength: 1, nullable: true, x-origin: ours }",
      "    Shelf: { type: object, properties: { titles: { $ref: '#/components/schemas/book.title-2' } } }",
    ]);
    expect(await compile(file, out)).toMatchObject({ code: 0, err: "" });

    const all: Record<string, Validator> = await import(join(out, "index.js"));
    expect(["x", null, ""].map((value) => all.book_title_2?.(value))).toEqual([true, true, false]);
    expect(all.Shelf?.issues({ titles: "" })[0]?.message).toBe(
      'Invalid titles: expected string or null of at least 1 character, received ""',
    );
    const { operations } = await import(join(out, "operations.js"));
    expect(Object.keys(operations)).toEqual(["get-book", "addBook"]);
    expect(Object.keys(operations["get-book"])).toEqual(["parameters"]);
    expect(operations.addBook.request({ a: 1, b: 2, c: 3 })).toBe(false);
    expect(operations.addBook.parameters({ path: { id: 0 } })).toBe(false);
    expect(operations.addBook.response({ isbn: "9780000000000" })).toBe(true);
  });

  test("is unchanged if a run fails", async () => {
    const before = await readdir(out);
    expect(await compile(await write("typo", ["components: { schemas: { A: { minlength: 1 } } }"]), out)).toMatchObject(
      {
        code: 2,
        err: expect.stringMatching(/^.*typo.yaml can't be compiled:\nA uses the keyword "minlength", and [^\n]*\n$/),
      },
    );
    expect(await readdir(out)).toEqual(before);
  });
});

test.each<[name: string, lines: string[], openapi: string, message: RegExp, version?: string]>([
  ["has another version", ["paths: {}"], "3.0.3", /only OpenAPI 3\.1 can be compiled, but this is 3\.0\.3/],
  ["refers to a file that isn't there", ["components: { schemas: { A: { $ref: no.yaml } } }"], "3.1.0", /no\.yaml/],
  ["has no version", ["paths: {}"], "3.1.0", /info\.version is missing/, "null"],
  [
    "has an operationId twice",
    ["paths: { /a: { get: &one { operationId: a, responses: {} } }, /b: { get: *one } }"],
    "3.1.0",
    /two operations have the operationId a$/,
  ],
  ["can't be parsed", ["paths: ["], "3.1.0", /\.yaml: .*flow collection/],
  [
    "has names that differ in case only",
    ["components: { schemas: { A: {}, a: {} } }"],
    "3.1.0",
    /Two schemas would have the file a\.js: A and a/,
  ],
  [
    "has several keywords that can't be compiled",
    ["components: { schemas: { A: { $dynamicRef: '#a' }, B: { exclusiveMinimum: true, minimum: 1 } } }"],
    "3.1.0",
    /A uses the keyword "\$dynamicRef".*\nB uses the keyword "exclusiveMinimum"/,
  ],
])("a document that %s is refused, and nothing is written", async (name, lines, openapi, message, version) => {
  const file = await write(name.replace(/\W/g, "-"), lines, openapi, version);
  const refusal = compileCommand(["--openapi", file, "--out", join(folder, "none")]);
  await expect(refusal).rejects.toThrow(UsageError);
  await expect(refusal).rejects.toThrow(message);
  expect(await readdir(folder)).not.toContain("none");
});

test("a folder is overwritten unless it has other files", async () => {
  const out = join(folder, "anew");
  for (const name of ["One", "Two"]) {
    const file = await write(name, [`components: { schemas: { ${name}: { type: string } } }`]);
    await compileCommand(["--openapi", file, "--out", out]);
    expect(await readdir(join(out, "guards"))).toEqual([`${name}.js`]);
  }
  const file = join(folder, "One.yaml");
  const into = (out: string) => compileCommand(["--openapi", file, "--out", out]);
  await expect(into(folder)).rejects.toThrow(/has other files/);
  await expect(into(file)).rejects.toThrow(/not a directory/);
});

test("a folder may be named by the shell's completion, or be the current one", async () => {
  const file = await write("named", ["components: { schemas: { One: { type: string } } }"]);
  const out = join(folder, "named");
  expect(await compile(file, `${out}/`)).toEqual({ code: 0, out: `${out}/: 1 validators, 0 operations\n`, err: "" });
  await run(process.execPath, [command, "compile", "--openapi", file, "--out", "."], { cwd: out });
  expect(await readdir(join(out, "guards"))).toEqual(["One.js"]);
  expect((await readdir(folder)).filter((name) => /\.(next|old)-/.test(name))).toEqual([]);
});

test("a folder that can't be written ends with 2 and one line", async () => {
  const file = await write("unwritable", ["components: { schemas: { One: { type: string } } }"]);
  const refused = await compile(file, "/proc/none");
  expect(refused).toEqual({
    code: 2,
    out: "",
    err: expect.stringMatching(/^--out \/proc\/none can't be written: E\w+\n$/),
  });
});

describe.each(["train-travel", "readme"])("the public document %s", (name) => {
  const file = fileURLToPath(import.meta.resolve(`@readme/oas-examples/3.1/json/${name}.json`));
  const out = join(folder, name, "validators");

  test("compiles, and its validators agree with Ajv on its examples and on changed ones", async () => {
    expect(await compile(file, out)).toMatchObject({ code: 0 });
    const document = JSON.parse(await readFile(file, "utf8"));

    const { operations } = await import(pathToFileURL(join(out, "operations.js")).href);
    const ajv = new Ajv({ strict: false, validateFormats: false });
    // Ajv refuses `nullable` without a type, where it says nothing.
    const withoutBare = (_: string, value: { nullable?: boolean; type?: string }) =>
      value?.nullable !== undefined && value.type === undefined ? { ...value, nullable: undefined } : value;
    ajv.addSchema(JSON.parse(JSON.stringify(document), withoutBare), "document");
    const examples = collect(document);
    const counts = { true: 0, false: 0 };
    for (const { operationId, pointer } of requestBodies(document)) {
      const theirs = ajv.getSchema(`document#${pointer}`);
      const ours: Validator = operations[operationId].request;
      for (const example of [...examples, ...variants(sample(document, { $ref: `#${pointer}` }))]) {
        const verdict = theirs?.(example) as boolean;
        counts[`${verdict}`]++;
        // `expect` takes longer than all the rest.
        if (ours(example) !== verdict || (ours.issues(example).length === 0) !== verdict)
          expect.fail(`${pointer}: the verdict on ${JSON.stringify(example)} should be ${verdict}`);
      }
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(10);
  });
});

test("the types compile, and know which properties there are", async () => {
  await writeFile(
    join(folder, "use.ts"),
    `export * as travel from "./train-travel/validators/index.js";
export * as readme from "./readme/validators/operations.js";
import { Shelf } from "./books/validators/index.js";
const shelf: unknown = {};
if (Shelf(shelf)) shelf.titles?.startsWith("A");
// @ts-expect-error
if (Shelf(shelf)) shelf.title?.startsWith("A");
`,
  );
  const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
  const compiler = run(process.execPath, [tsc, ...options, "use.ts"], { cwd: folder });
  expect(await compiler.catch((error) => error)).toMatchObject({ stdout: "" });
});

/** Where each request body of JSON has its schema. */
function requestBodies({ paths }: Record<"paths", Record<string, Record<string, unknown>>>) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const { operationId = "", requestBody } = operation as {
        operationId?: string;
        requestBody?: { content?: object };
      };
      if (!Object.hasOwn(requestBody?.content ?? {}, "application/json")) return [];
      const keys = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
      const pointer = keys.map((key) => `/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`);
      return [{ operationId, pointer: pointer.join("") }];
    }),
  );
}

/** A plain value of a schema. */
function sample(document: object, schema: Schema): unknown {
  const { $ref, type, properties = {}, items = {}, minimum = 1, minLength = 1 } = schema;
  if ($ref) return sample(document, resolve(document as Contract, schema));
  const [first] = [schema.allOf ?? schema.oneOf ?? schema.anyOf ?? []].flat() as Schema[];
  if (first) return sample(document, first);
  if (schema.enum) return (schema.enum as unknown[])[0];
  if (type === "array") return [sample(document, items as Schema)];
  if (type === "object")
    return Object.fromEntries(Object.entries(properties).map(([key, part]) => [key, sample(document, part as Schema)]));
  return { string: "x".repeat(minLength as number), boolean: true }[String(type)] ?? minimum;
}

/** A value, and the same without each of its properties and with others in their places. */
function variants(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value, null, "", -1, [], {}];
  const others = Object.entries(value).flatMap(([key, part]) =>
    [undefined, ...variants(part)].map((other) => JSON.parse(JSON.stringify({ ...value, [key]: other }))),
  );
  return [value, { ...value, other: 1 }, ...others];
}

/** Every example of a document, and every part of one. */
function collect(value: unknown, isExample = false): unknown[] {
  const inner = Object.entries(Object(value)).flatMap(([key, part]) =>
    typeof part === "string" ? [] : collect(part, isExample || ["example", "examples", "default"].includes(key)),
  );
  return isExample ? [value, ...inner] : inner;
}
