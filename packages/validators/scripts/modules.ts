import type { Schema } from "@cc-contract/spec/model/contract";
import type { Origin } from "@cc-contract/spec/model/origin";
import { emitNode } from "./node.ts";
import type { OperationValidators } from "./schemas.ts";

/** Source text of the module that exports one validator. */
export function schemaModule(name: string, schema: Schema): string {
  const { code, imports } = emitNode(schema);
  return `${[
    `import { guard } from "../guards/${name}.js";`,
    `import { createValidator } from "../validator.js";`,
    ...imports,
  ].join("\n")}

export const ${name} = /* @__PURE__ */ createValidator(guard, ${code});
`;
}

export function indexModule(names: string[], origin: Origin): string {
  const constants = Object.entries(origin).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`);
  return `${[...names.map((name) => `export { ${name} } from "./schemas/${name}.js";`), ...constants].join("\n")}\n`;
}

export function operationsModule(operations: Record<string, OperationValidators>): string {
  const used = [...new Set(Object.values(operations).flatMap((validators) => Object.values(validators)))];
  const entries = Object.entries(operations).map(([id, validators]) => {
    const roles = Object.entries(validators).map(([role, name]) => `${role}: ${name}`);
    return `  ${id}: { ${roles.join(", ")} },`;
  });
  const imports = used.map((name) => `import { ${name} } from "./schemas/${name}.js";`);
  return `${imports.join("\n")}\n\nexport const operations = {\n${entries.join("\n")}\n};\n`;
}
