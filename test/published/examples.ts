import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The files that an example of a README is written to. */
export interface Example {
  /** The package, and the number of the example in its README. */
  name: string;
  /** As printed. */
  module: string;
  /** The same, by `require` in a CommonJS file. */
  required: string;
  /** The same, for a compiler that makes CommonJS of imports. */
  compiled: string;
}

/** Writes each example of the READMEs of the installed packages into the project. */
export async function writeExamples(project: string, packages: string[]): Promise<Example[]> {
  const examples: Example[] = [];
  for (const name of packages) {
    const readme = await readFile(join(project, "node_modules", name, "README.md"), "utf8");
    const blocks = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)];
    for (const [index, [, code = ""]] of blocks.entries()) {
      const stem = `${name.slice(name.indexOf("/") + 1)}-${index + 1}`;
      const files = { module: `${stem}.ts`, required: `${stem}.cts`, compiled: `${stem}.compiled.cts` };
      await writeFile(join(project, files.module), code);
      await writeFile(
        join(project, files.required),
        toCommonJs(code, (names, from) => `const ${names} = require(${from});`),
      );
      await writeFile(
        join(project, files.compiled),
        toCommonJs(code, (names, from) => `import ${names} from ${from};`),
      );
      examples.push({ name: `${name} ${index + 1}`, ...files });
    }
  }
  return examples;
}

/** The example as a CommonJS file, which has neither `await` at its top level nor `export`. */
export function toCommonJs(code: string, load: (names: string, from: string) => string): string {
  const imports: string[] = [];
  const body = code.replace(
    /^import ([^;]+?) from ("[^"]+")(?: with \{[^}]*\})?;\n/gm,
    (_, names: string, from: string) => {
      imports.push(load(names, from));
      return "";
    },
  );
  return `${imports.join("\n")}\n\nvoid main();\nasync function main() {\n${body.replace(/^export /gm, "")}}\n`;
}

/** Writes the settings of a project that is checked as strictly as it can be, including the types that it installs. */
export async function writeConfig(project: string, examples: Example[]): Promise<void> {
  const files = examples.flatMap(({ module, compiled }) => [module, compiled]);
  const compilerOptions = {
    ...{ module: "nodenext", target: "es2023", lib: ["es2023"], types: ["node"], resolveJsonModule: true },
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
  };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify({ files, compilerOptions }));
}
