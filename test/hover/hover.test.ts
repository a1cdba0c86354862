import { dirname, join } from "node:path";
import { codesText } from "@cc-contract/spec/model/codes";
import { type Operation, readContract, resolveSchema } from "@cc-contract/spec/model/contract";
import { limitsOf, specialValuesOf } from "@cc-contract/spec/model/descriptions";
import { listOperations } from "@cc-contract/spec/model/operations";
import ts from "typescript";
import { expect, test } from "vitest";

// What an editor shows of the types of both packages, by TypeScript's language service.

const contract = await readContract();
const client = join(import.meta.dirname, "../../packages/client/dist/index.d.ts");
const validators = join(import.meta.dirname, "../../packages/validators/dist/index.d.ts");

/** What the editor shows at each mark `^`, which are taken out of the text. */
function hover(text: string): string[] {
  const file = join(import.meta.dirname, "hover.ts");
  const [first = "", ...parts] = text.split("^");
  const snapshot = ts.ScriptSnapshot.fromString([first, ...parts].join(""));
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => (name === file ? snapshot : ts.ScriptSnapshot.fromString(ts.sys.readFile(name) ?? "")),
    getCurrentDirectory: () => dirname(file),
    getCompilationSettings: () => ({
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
      lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  let place = first.length;
  return parts.map((part) => {
    const info = service.getQuickInfoAtPosition(file, place);
    place += part.length;
    const tags = info?.tags?.map(({ text }) => ts.displayPartsToString(text)) ?? [];
    return [ts.displayPartsToString(info?.documentation), ...tags].join("\n");
  });
}

const fields = Object.entries(contract.components.schemas).flatMap(([schema, { properties = {} }]) =>
  Object.entries(properties).flatMap(([field, property]) => (property ? [{ schema, field, property }] : [])),
);

test.each([
  ["the client", client, (schema: string) => `components["schemas"]["${schema}"]`, "components"],
  ["the validators", validators, (schema: string) => schema, undefined],
])("of %s, every field says what it means, its range, its special values and its codes", (_, file, typeOf, name) => {
  const used = [...new Set(fields.map(({ schema }) => schema))];
  const head = `import type { ${name ?? used.join(", ")} } from "${file.replace(".d.ts", ".js")}";`;
  const uses = fields.map(
    ({ schema, field }, index) => `declare const value${index}: ${typeOf(schema)};\nvalue${index}.^${field};`,
  );
  const shown = hover([head, ...uses].join("\n"));
  for (const [index, { schema, field, property }] of fields.entries()) {
    const full = resolveSchema(contract, property);
    const [meaning = "", table] = (full.description ?? "").split("\n\n");
    expect(shown[index], `${schema}.${field}`).toContain(meaning);
    expect(shown[index]).toContain(limitsOf(full) ?? "");
    for (const { value } of specialValuesOf(full)) expect(shown[index]).toContain(String(value));
    const codes = contract["x-codes"][String(full["x-codes"])];
    if (codes && table) expect(shown[index]).toContain(codesText(codes));
  }
});

test("the methods say what they do, and a validator what it validates", () => {
  const operations = listOperations(contract);
  const use = ({ operationId, service }: Operation) => `${service.id}.^${operationId};`;
  const text = `import type { CmsClient, GatewayClient } from "${client.replace(".d.ts", ".js")}";
import { ^CcId } from "${validators.replace(".d.ts", ".js")}";
declare const cms: CmsClient, gateway: GatewayClient;
${operations.map(use).join("\n")}`;
  const [validator, ...methods] = hover(text);
  const { CcId = {} } = contract.components.schemas;
  expect(validator).toContain(`${CcId.description} Range: ${limitsOf(CcId)}.`);
  for (const [index, { summary, description }] of operations.entries()) {
    expect(methods[index]).toContain(`${summary}.`);
    expect(methods[index]).toContain(description.trim());
  }
});
