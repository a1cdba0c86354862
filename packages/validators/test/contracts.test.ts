import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Contract, readContract, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateTypes } from "../../client/scripts/types.ts";
import { type Compiled, compiled } from "./compiled.ts";
import { createOracle } from "./oracle.ts";

// What the build makes of contracts of others: of operations of any form, and of text that is not meant well.

const run = promisify(execFile);
const base = await readContract();
const [tag] = base.tags;
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const body = (name: string) => ({ content: { "application/json": { schema: reference(name), examples: {} } } });
const success = (name: string) => ({ "200": { description: "Success", ...body(name) } });

function contractWith(schemas: Record<string, Schema>, paths: Record<string, unknown>): Contract {
  const components = { ...base.components, schemas, parameters: {}, responses: {} };
  return JSON.parse(JSON.stringify({ ...base, paths, components }));
}

/** Compiles the contract's types, writes a use of its validators beside them, and lets the compiler check that. */
async function typecheck({ folder }: Compiled, contract: Contract, use: string): Promise<string> {
  await writeFile(join(folder, "types.d.ts"), await generateTypes(contract));
  await writeFile(join(folder, "use.ts"), use);
  const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
  const options = ["--noEmit", "--strict", "--lib", "es2022", "--module", "nodenext", "--target", "es2022"];
  const { stdout } = await run(process.execPath, [tsc, ...options, "use.ts"], { cwd: folder }).catch((error) => error);
  return stdout;
}

describe("operations of any form", () => {
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" }, examples: { one: { value: 1 } } };
  const ids = {
    name: "agentIds",
    in: "query",
    required: true,
    schema: { type: "array", items: { type: "integer" }, minItems: 1 },
    examples: { two: { value: [1, 2] } },
  };
  const names = { name: "name[]", in: "query", schema: { type: "array", items: { type: "string" } }, examples: {} };
  const trace = { name: "X-Trace", in: "header", schema: { type: "string" }, examples: {} };
  const operation = { tags: [tag?.name], security: [] };
  const contract = contractWith(
    { Thing: { type: "object", required: ["a"], properties: { a: { type: "integer" } }, additionalProperties: false } },
    {
      "/things/{id}": {
        parameters: [id],
        put: { ...operation, operationId: "replaceThing", requestBody: body("Thing"), responses: success("Thing") },
        patch: {
          ...operation,
          operationId: "updateThing",
          parameters: [trace],
          requestBody: body("Thing"),
          responses: { "204": { description: "Updated" } },
        },
        delete: { ...operation, operationId: "deleteThing", responses: { "204": { description: "Deleted" } } },
      },
      "/things": {
        get: { ...operation, operationId: "listThings", parameters: [ids, names, trace], responses: success("Thing") },
        post: { ...operation, operationId: "createThing", requestBody: body("Thing"), responses: success("Thing") },
      },
      "/pings": { post: { ...operation, operationId: "ping", responses: { "204": { description: "Done" } } } },
    },
  );
  let subject: Compiled;
  beforeAll(async () => {
    subject = await compiled(contract);
  });
  afterAll(() => subject.remove());

  test("have a validator of each part that they have", () => {
    const roles = Object.entries(subject.operations).map(([id, validators]) => [id, Object.keys(validators).join()]);
    expect(Object.fromEntries(roles)).toEqual({
      replaceThing: "request,parameters,response",
      updateThing: "request,parameters",
      deleteThing: "parameters",
      listThings: "parameters,response",
      createThing: "request,response",
      ping: "",
    });
  });

  test("have parameters as `{ path, query, header }` with typed values", () => {
    const listThings = listOperations(contract).find(({ operationId }) => operationId === "listThings");
    if (!listThings) throw new Error("no listThings");
    const [example] = Object.values(requestExamples(contract, listThings)) as [object];
    const parameters = subject.operations.listThings?.parameters;
    const oracle = createOracle(contract).ListThingsParameters;
    for (const [value, valid] of [
      [{ query: { agentIds: [1, 2] } }, true],
      [{ query: { agentIds: [1], "name[]": ["a"] }, header: { "X-Trace": "t", Accept: "any" } }, true],
      [{ query: { agentIds: [] } }, false],
      [{ query: { agentIds: ["1"] } }, false],
      [{ query: { agentIds: [1], name: [] } }, false],
      [{ query: { agentIds: [1] }, body: {} }, false],
      [{ header: {} }, false],
      [example, true],
    ] as const) {
      expect([value, parameters?.(value), oracle?.(value)]).toEqual([value, valid, valid]);
      expect(parameters?.issues(value).length === 0).toBe(valid);
    }
    expect(parameters?.issues({ query: { agentIds: ["1"] } })[0]?.message).toBe(
      'Invalid query.agentIds[0]: expected integer, received "1"',
    );
  });

  test("have the types of openapi-typescript", async () => {
    const use = `import { operations } from "./operations.js";
import type { operations as Types } from "./types.js";
declare const value: unknown;
if (operations.listThings.parameters(value)) {
  const parameters: Types["listThings"]["parameters"] = value;
  const ids: number[] = parameters.query.agentIds;
  const names: string[] | undefined = value.query["name[]"];
  // @ts-expect-error the header is optional
  value.header["X-Trace"];
  void [ids, names];
}
if (operations.deleteThing.parameters(value)) value.path.id.toFixed();
// @ts-expect-error a 204 has no body
operations.deleteThing.response;
`;
    expect(await typecheck(subject, contract, use)).toBe("");
  });
});

describe("hostile text", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must not become one.
  const texts = ["*/", "`", "${evil()}", '"', "\\", "\r", "\n", "\u2028", "</script>", "{{ 1 }}", "😀", "\u0000", "'"];
  // Globals, names in generated code, names that the index exports, words of the language.
  const names = [
    "Number",
    "Array",
    "Object",
    "Symbol",
    "Issue",
    "Validator",
    "createValidator",
    "guard",
    "value",
    "list",
  ];
  const more = ["index", "key", "part0", "operations", "components", "contractVersion", "default", "class", "string"];
  const hostile: Schema = {
    type: "object",
    title: texts.join(" "),
    description: texts.join(" "),
    required: texts,
    properties: Object.fromEntries(
      texts.map((text) => [
        text,
        { type: "string", title: text, enum: [text, "x"], description: text, "x-source": text },
      ]),
    ),
    additionalProperties: false,
    "x-time-span": { begin: texts.join(""), end: "`", stepMinutes: 15, maxMinutes: 60 },
  };
  const schemas: Record<string, Schema> = {
    Hostile: hostile,
    Constant: { const: texts.join("") },
    Constants: { enum: [Object.fromEntries(texts.map((text) => [text, text])), texts] },
    Named: {
      type: "object",
      patternProperties: { "^[*/`]|\n|</script>": { type: "string" } },
      propertyNames: { enum: texts },
      dependentSchemas: Object.fromEntries(texts.map((text) => [text, { required: [text] }])),
      anyOf: texts.map((text) => ({ properties: { [text]: {} }, required: [text] })),
      unevaluatedProperties: false,
    },
    Pattern: { type: "string", pattern: `^[/"'\`\\u2028\n\${}</script>]+$` },
    Everything: { type: "object", properties: {} },
  };
  for (const name of [...names, ...more]) {
    schemas[name] = { type: "array", items: { type: "integer", minimum: 1 } };
    Object.assign(schemas.Everything?.properties ?? {}, { [name]: reference(name) });
  }
  const contract = contractWith(schemas, {
    "/x": {
      post: {
        ...{ operationId: 'quote"d', tags: [tag?.name], security: [], requestBody: body("Hostile") },
        responses: success("default"),
      },
    },
  });
  contract.info.version = texts.join("");
  let subject: Compiled;
  beforeAll(async () => {
    subject = await compiled(contract);
  });
  afterAll(() => subject.remove());

  test("neither ends a literal nor hides a global or an export", () => {
    const good = Object.fromEntries(texts.map((text) => [text, text]));
    const oracle = createOracle(contract);
    for (const [name, schema] of Object.entries(schemas)) {
      const values = [
        good,
        { ...good, "*/": "y" },
        {},
        [1],
        [0],
        ["1"],
        { Number: [1] },
        { Array: [0] },
        "/",
        "}",
        schema.const,
      ];
      for (const value of values) {
        const verdict = oracle[name]?.(value);
        expect([name, value, subject.validators[name]?.(value)]).toEqual([name, value, verdict]);
        expect((subject.validators[name]?.issues(value).length ?? 0) > 0).toBe(!verdict);
      }
    }
    expect(Object.keys(subject.operations)).toEqual(['quote"d']);
    const [issue] = subject.validators.Hostile?.issues({ ...good, "*/": 1 }) ?? [];
    expect(issue?.path).toEqual(["*/"]);
  });

  test("is imported by Node as it is, one module alone, too", async () => {
    const script = `import * as all from "./index.js";
import { Number as one } from "./schemas/Number.js";
import * as operations from "./operations.js";
console.log(one([1]), all.Number === one, all.default([0]), all.contractVersion([1]), typeof operations.contractVersion);`;
    await writeFile(join(subject.folder, "use.js"), script);
    const { stdout } = await run(process.execPath, ["use.js"], { cwd: subject.folder });
    expect(stdout).toBe("true true false true string\n");
  });

  test("is typed", async () => {
    const use = `import validate, { Array as Numbers, Issue, Number, Validator } from "./index.js";
import { contractVersion, operations, type Issue as Problem } from "./operations.js";
declare const value: unknown;
if (Number(value) && validate(value) && Issue(value) && Validator(value)) {
  const numbers: Number = value;
  const list: Numbers = value.map((one) => one + 1);
  void [numbers, list];
}
if (operations['quote"d'].request(value)) {
  const one: '"' | "x" = value['"'];
  // @ts-expect-error a property of another name
  value.other;
  void one;
}
const [issue]: Problem[] = Number.issues(value);
void [issue?.message, contractVersion.length];
`;
    expect(await typecheck(subject, contract, use)).toBe("");
  });
});

test.each(["QueryAgentCallStatisticsParameters", "ccid"])("two schemas of one file are an error: %s", (name) => {
  const contract: Contract = structuredClone(base);
  contract.components.schemas[name] = { type: "integer" };
  return expect(compiled(contract)).rejects.toThrow(/^Two schemas would have the file .*Rename one of them$/);
});
