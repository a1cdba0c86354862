import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isNode } from "./rules/lib/nodes.ts";
import type { Check, Context, Resolved, Rule } from "./rules/lib/types.ts";

// Our additions to the linter and the bundler: each rule is a file of rules/, each decorator one of decorators/.

const rules = await importAll("rules", "rule", visitorOf);
const decorators = await importAll("decorators", "decorator", (make) => make as (options: object) => object);

export default function plugin() {
  return {
    id: "cc-contract",
    rules: { oas3: rules },
    decorators: { oas3: decorators },
    configs: { all: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`cc-contract/${name}`, "error"])) } },
  };
}

/** The export with a given name of each file in a folder, by file name. */
async function importAll<Made>(
  folder: string,
  exported: string,
  make: (value: unknown) => Made,
): Promise<Record<string, Made>> {
  const names = readdirSync(join(import.meta.dirname, folder)).flatMap(
    (file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [],
  );
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => {
        const module = await import(pathToFileURL(join(import.meta.dirname, folder, `${name}.ts`)).href);
        return [name, make(module[exported])] as const;
      }),
    ),
  );
}

/** The linter's visitor that runs the checks of a rule and reports what they find. */
function visitorOf(rule: unknown): () => object {
  return () => {
    const { Root = nothing, end = nothing, ...others } = (rule as Rule)();
    const visitors = Object.entries(others).map(([type, check]) => [type, visit(check)]);
    return { ...Object.fromEntries(visitors), Root: { enter: visit(Root), leave: visit(end) } };
  };
}

function visit(check: Check) {
  return (node: unknown, ctx: Context, resolved: Resolved) => {
    if (!isNode(node)) return;
    for (const [location, message] of check(node, ctx.location, ctx, resolved)) ctx.report({ message, location });
  };
}

const nothing = () => [];
