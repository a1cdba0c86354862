import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundleFile, readContract } from "@cc-contract/spec/contract";
import { locate } from "@cc-contract/spec/scripts/locate";
import { replaceFolder } from "@cc-contract/spec/scripts/replace";
import { runTool } from "@cc-contract/spec/scripts/tool";
import { build, type Plugin } from "esbuild";
import { createCompiler } from "./compile.ts";
import { declarations } from "./declarations.ts";
import { listOperationValidators, listTargets } from "./schemas.ts";

// Compiles every schema of the contract to dist. A schema that can't be compiled leaves the last good dist.

const { values } = parseArgs({ options: { bundle: { type: "string" }, out: { type: "string" } } });
const root = join(import.meta.dirname, "..");
const out = values.out ?? join(root, "dist");
const next = `${out}.next`;

const contract = await readContract(values.bundle ?? bundleFile);
const targets = listTargets(contract);
const operations = listOperationValidators(contract);
const compiler = createCompiler(contract);
const checks = new Map<string, string>();
for (const [name, { schema }] of Object.entries(targets)) {
  try {
    checks.set(`${name}/guard`, compiler.guard(schema));
    checks.set(`${name}/collect`, compiler.collect(schema));
  } catch (error) {
    const { message } = error as Error;
    const keyword = /keyword: "?([^"]+)/.exec(message)?.[1] ?? "";
    console.error(`The schema ${name} can't be compiled: ${message}`);
    console.error(`See ${await locate(name, keyword)}. packages/validators/dist is as it was.`);
    process.exit(1);
  }
}

const names = Object.keys(targets);
const modules = new Map([
  ...names.map((name) => [`schemas/${name}`, schemaModule(name)] as const),
  ["index", names.map((name) => `export { ${name} } from "module:schemas/${name}";`).join("\n")],
  ["operations", operationsModule()],
]);

function schemaModule(name: string): string {
  return `import guard from "check:${name}/guard";
import collect from "check:${name}/collect";
import { createValidator } from "${join(root, "src/validator.ts")}";
export const ${name} = /* @__PURE__ */ createValidator(guard, collect);`;
}

function operationsModule(): string {
  const used = [...new Set(Object.values(operations).flatMap((validators) => Object.values(validators)))];
  const entries = Object.entries(operations).map(
    ([id, validators]) =>
      `  ${id}: { ${Object.entries(validators)
        .map(([role, name]) => `${role}: ${name}`)
        .join(", ")} },`,
  );
  return `${used.map((name) => `import { ${name} } from "module:schemas/${name}";`).join("\n")}
export const operations = {\n${entries.join("\n")}\n};`;
}

/** Hands the generated modules to the bundler without writing them to a folder first. */
const generated: Plugin = {
  name: "generated",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(check|module):/ }, ({ path }) => {
      const [namespace = "", name = ""] = path.split(/:(.*)/s);
      return { path: name, namespace };
    });
    onLoad({ filter: /.*/, namespace: "check" }, ({ path }) => ({
      contents: checks.get(path) ?? "",
      resolveDir: root,
    }));
    onLoad({ filter: /.*/, namespace: "module" }, ({ path }) => ({
      contents: modules.get(path) ?? "",
      resolveDir: root,
    }));
  },
};

await rm(next, { recursive: true, force: true });
await mkdir(next, { recursive: true });
await build({
  entryPoints: [...modules.keys()].map((name) => ({ in: `module:${name}`, out: name })),
  outdir: next,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  plugins: [generated],
  chunkNames: "chunks/[hash]",
  logLevel: "error",
});
await runTool(
  import.meta.resolve("typescript/bin/tsc"),
  ["--project", "tsconfig.build.json", "--outDir", next],
  root,
  "packages/validators was not built. Its dist is as it was.",
);
for (const [name, text] of Object.entries(declarations(targets, operations))) await writeFile(`${next}/${name}`, text);
// The types of the client, so that a guard asserts the very type that the client has, without a dependency between the two.
await cp(join(root, "../client/src/generated/types.gen.ts"), join(next, "types.d.ts"));
await replaceFolder(next, out);
console.log(`packages/validators/dist: ${names.length} validators of ${Object.keys(operations).length} operations`);
