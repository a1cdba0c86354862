import { join } from "node:path";
import type { Contract, Schema } from "@cc-contract/spec/contract";
import { multipleOf } from "@cc-contract/spec/keywords/multiple-of";
import { timeSpan } from "@cc-contract/spec/keywords/time-span";
import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

// The only file that knows Ajv.

/** Words of the contract that say something to readers and nothing to a validator. */
const annotations = ["x-source", "x-codes", "x-no-range", "x-sentinels"];

/** Compiles schemas of the contract to the source text of ECMAScript modules whose default export is the check. */
export function createCompiler(contract: Contract) {
  const guard = createAjv(contract, { allErrors: false, messages: false });
  const collect = createAjv(contract, { allErrors: true, messages: true });
  return {
    /** Stops at the first error. */
    guard: (schema: Schema) => compile(guard, schema),
    /** Goes on to the last error. */
    collect: (schema: Schema) => compile(collect, schema),
  };
}

function createAjv(contract: Contract, options: Options): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
    strict: true,
    // A nullable field is a union of two types.
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
    inlineRefs: false,
    // Numbers of JavaScript hold 53 bits, so that a format of 64 says nothing that a check could use.
    formats: { int64: true },
  });
  for (const keyword of annotations) ajv.addKeyword(keyword);
  ajv.addKeyword(timeSpanKeyword);
  ajv.addKeyword(multipleOfKeyword);
  ajv.addVocabulary(["components"]);
  ajv.addSchema({ components: { schemas: contract.components.schemas } }, "contract");
  return ajv;
}

// Each extension keyword is checked by the function of its name; the bundler takes it in, so that nothing is required.

const timeSpanKeyword: CodeKeywordDefinition = {
  keyword: "x-time-span",
  type: "object",
  error: {
    message: ({ schema: { begin, end, stepMinutes, maxMinutes } }) =>
      `${end} must lie a positive multiple of ${stepMinutes} minutes after ${begin}, ${maxMinutes} minutes at most`,
  },
  code: callKeyword(timeSpan, _`require("@cc-contract/spec/keywords/time-span").timeSpan`),
};

const multipleOfKeyword: CodeKeywordDefinition = {
  keyword: "x-multiple-of",
  type: "object",
  error: { message: ({ schema: { property, factor } }) => `${property} must be a multiple of ${factor}` },
  code: callKeyword(multipleOf, _`require("@cc-contract/spec/keywords/multiple-of").multipleOf`),
};

function callKeyword(ref: unknown, code: Code): (context: KeywordCxt) => void {
  return (context) => {
    const check = context.gen.scopeValue("func", { key: ref, ref, code });
    context.fail(_`!${check}(${context.data}, ${context.schema})`);
  };
}

/** Ajv counts the characters of a text in a CommonJS module; ours does the same. */
const ucs2length = "ajv/dist/runtime/ucs2length";
const lengthImport = (local: string) =>
  `import { characters as ${local} } from "${join(import.meta.dirname, "../src/characters.ts")}";\n`;

function compile(ajv: Ajv2020, schema: Schema): string {
  const local = JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/'));
  const source = standalone.default(ajv, ajv.compile(local));
  // Ajv writes ECMAScript modules, but still requires its helpers.
  let imports = "";
  const body = source.replace(/const (\w+) = require\("([^"]+)"\)\.(\w+);?/g, (_match, local, file, name) => {
    imports += file === ucs2length ? lengthImport(local) : `import { ${name} as ${local} } from "${file}";\n`;
    return "";
  });
  if (body.includes("require(")) throw new Error("the compiled code requires a module");
  return imports + body;
}
