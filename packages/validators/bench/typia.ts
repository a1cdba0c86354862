import { createRequire } from "node:module";
import { join } from "node:path";
import type { Schema } from "@cc-contract/spec/model/contract";
import ts from "typescript";

const require = createRequire(import.meta.url);

/** What typia makes of a schema: its type, written as one does for typia, compiled with its transform. */
export function createTypia(schema: Schema): {
  check(value: unknown): boolean;
  validate(value: unknown): { errors?: unknown[] };
} {
  const file = join(import.meta.dirname, "typia-input.ts");
  const source = `import typia, { tags } from "typia";
type Answer = ${typeOf(schema)};
export const check = typia.createIs<Answer>();
export const validate = typia.createValidate<Answer>();
`;
  const options: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true) : read(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const found: ts.Diagnostic[] = [];
  const { default: transform } = require("typia/lib/transform");
  const before = [transform(program, {}, { addDiagnostic: (diagnostic: ts.Diagnostic) => found.push(diagnostic) })];
  let code = "";
  program.emit(undefined, (_, text) => (code += text), undefined, false, { before });
  if (found.length > 0) throw new Error(`typia: ${found.map(({ messageText }) => messageText).join(", ")}`);
  const exports = {} as ReturnType<typeof createTypia>;
  new Function("require", "exports", code)(require, exports);
  return exports;
}

function typeOf(schema: Schema): string {
  if (schema.oneOf) return (schema.oneOf as Schema[]).map(typeOf).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type)) return `(${schema.type.map((type) => typeOf({ ...schema, type })).join(" | ")})`;
  if (schema.type === "null") return "null";
  if (schema.type === "integer") return 'number & tags.Type<"int64">';
  if (schema.type === "array") return `Array<${typeOf(schema.items as Schema)}>`;
  if (schema.type === "string")
    return schema.pattern ? `string & tags.Pattern<${JSON.stringify(schema.pattern)}>` : "string";
  const members = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const optional = (schema.required as string[]).includes(name) ? "" : "?";
    return `${JSON.stringify(name)}${optional}: ${typeOf(property || {})}`;
  });
  return `{ ${members.join("; ")} }`;
}
