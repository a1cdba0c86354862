import type { OperationValidators, Target } from "./schemas.ts";

const origin = `/** Version of the contract that these validators are made from. */
export declare const contractVersion: string;
/** SHA-256 of that contract's \`openapi.json\`, in hex. */
export declare const contractHash: string;
`;

/** Type declarations of the modules that the build writes, by file name. */
export function declarations(
  targets: Record<string, Target>,
  operations: Record<string, OperationValidators>,
): Record<string, string> {
  const files: Record<string, string> = {
    "index.d.ts": `${Object.keys(targets)
      .map((name) => `export { ${name} } from "./schemas/${name}.js";`)
      .join("\n")}\nexport type { Issue, Validator } from "./validator.js";\n${origin}`,
    "operations.d.ts": operationsDeclaration(operations),
  };
  for (const [name, { type }] of Object.entries(targets)) {
    files[`schemas/${name}.d.ts`] = `import type { ${type.replace(/\[.*/, "")} } from "../types.js";
import type { Validator } from "../validator.js";

export type ${name} = ${type};
export declare const ${name}: Validator<${name}>;
`;
  }
  return files;
}

function operationsDeclaration(operations: Record<string, OperationValidators>): string {
  const entries = Object.entries(operations).map(
    ([id, validators]) =>
      `  readonly ${id}: {\n${Object.entries(validators)
        .map(([role, name]) => `    readonly ${role}: typeof import("./schemas/${name}.js").${name};`)
        .join("\n")}\n  };`,
  );
  return `/** Validators of each operation, by operationId. */\nexport declare const operations: {\n${entries.join("\n")}\n};\n`;
}
