import type { Contract } from "@cc-contract/spec/model/contract";
import { editionsOf, withEdition } from "@cc-contract/spec/model/editions";
import type { Origin } from "@cc-contract/spec/model/origin";
import { comment, literal, propertyName } from "../../../tools/lib/code.ts";
import { emitGuard } from "./guard.ts";
import { localName } from "./names.ts";
import { emitNode } from "./node.ts";
import { References } from "./references.ts";
import { listOperationValidators, listTargets, type OperationValidators, type Target } from "./schemas.ts";
import { KeywordError } from "./vocabulary.ts";

/** The same for the contract and its later editions, each in a separate folder. */
export function compileEditions(contract: Contract, origin: Origin): Record<string, string> {
  const shared = { "runtime.js": "runtime.js", "types.d.ts": "types.js", "validator.d.ts": "validator.js" };
  const editions = editionsOf(contract).flatMap((edition) => {
    const own = Object.entries({
      ...compile(withEdition(contract, edition), origin),
      ...Object.fromEntries(Object.entries(shared).map(([name, from]) => [name, `export * from "../../${from}";\n`])),
    });
    return own.map(([name, text]) => [`editions/${edition}/${name}`, text]);
  });
  return { ...compile(contract, origin), ...Object.fromEntries(editions) };
}

/** Source text of every module that is made from a contract, by file name. */
export function compile(contract: Contract, origin: Origin): Record<string, string> {
  const targets = listTargets(contract);
  const operations = listOperationValidators(contract);
  const files: Record<string, string> = {
    ...indexModule(Object.keys(targets)),
    ...operationsModule(operations),
    ...aboutModule(origin),
  };
  const references = new References(contract);
  for (const [name, { schema }] of Object.entries(targets)) references.checkLoops(schema, { name, at: name });
  const refusals: KeywordError[] = [];
  for (const [name, target] of Object.entries(targets)) {
    try {
      files[`guards/${name}.js`] = emitGuard(contract, name, target.schema, references);
      Object.assign(files, schemaModule(contract, name, target, references));
    } catch (error) {
      if (!(error instanceof KeywordError)) throw error;
      refusals.push(error);
    }
  }
  const [first, ...others] = refusals;
  if (!first) return files;
  first.message = [first, ...others.slice(0, 9)].map(({ message }) => message).join("\n");
  throw first;
}

/** The module that exports one validator, and the type of the same name. */
function schemaModule(
  contract: Contract,
  name: string,
  { schema, type, description }: Target,
  references: References,
): Record<string, string> {
  const { code, head } = emitNode(contract, name, schema, references);
  const local = localName(name);
  const [root] = /\b(?:components|operations)\b/.exec(type) ?? [];
  return {
    [`schemas/${name}.js`]: `import { guard } from "../guards/${name}.js";
${head}
const ${local} = /* @__PURE__ */ createValidator(guard, () => (${code}));

export { ${local} as ${name} };
`,
    [`schemas/${name}.d.ts`]: `import type { ${root} } from "../types.js";
import type { Validator } from "../validator.js";

${comment([description])}
type ${local} = ${type};
${comment([`Validates: ${description}`])}
declare const ${local}: Validator<${local}>;

export { ${local} as ${name} };
`,
  };
}

/** All validators. A schema takes precedence over other exports of the same name, as a module's own names do over `export *`. */
function indexModule(names: string[]): Record<string, string> {
  const lines = names.map((name) => `export { ${name} } from "./schemas/${name}.js";`);
  const text = `export * from "./about.js";\n${lines.join("\n")}\n`;
  return { "index.js": text, "index.d.ts": text };
}

function operationsModule(operations: Record<string, OperationValidators>): Record<string, string> {
  const write = (expressionOf: (name: string) => string, separator: string) =>
    Object.entries(operations).map(([id, validators]) => {
      const roles = Object.entries(validators).map(([role, name]) => `${role}: ${expressionOf(name)}`);
      return `  ${propertyName(id)}: { ${roles.join(`${separator} `)} }${separator}\n`;
    });
  const used = new Set(Object.values(operations).flatMap((validators) => Object.values<string>({ ...validators })));
  const imports = [...used].map((name) => `import { ${name} as ${localName(name)} } from "./schemas/${name}.js";\n`);
  const head = `${imports.join("")}\nexport * from "./about.js";\n\n/** Validators of each operation, by operationId. */\n`;
  const typed = write((name) => `typeof ${localName(name)}`, ";").join("");
  return {
    "operations.js": `${head}export const operations = {\n${write(localName, ",").join("")}};\n`,
    "operations.d.ts": `${head}export declare const operations: {\n${typed}};\n`,
  };
}

function aboutModule({ contractVersion, contractHash }: Origin): Record<string, string> {
  return {
    "about.js": `export const contractVersion = ${literal(contractVersion)};
export const contractHash = ${literal(contractHash)};
`,
    "about.d.ts": `export type { Issue, IssueOptions, Validator } from "./validator.js";
/** Version of the contract that these validators are made from. */
export declare const contractVersion: string;
/** SHA-256 of that contract's \`openapi.json\`, in hex. */
export declare const contractHash: string;
`,
  };
}
