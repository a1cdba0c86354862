import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isNode } from "./nodes.ts";
import type { Check, Context, Resolved, Rule } from "./types.ts";

// The rules of the contract that the linter does not bring along: each is a file of the folder above, by its name.

const folder = join(import.meta.dirname, "..");
const names = readdirSync(folder).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
const rules = await Promise.all(
  names.map(async (name) => {
    const { rule } = await import(pathToFileURL(join(folder, `${name}.ts`)).href);
    return [name, () => visitorOf(rule)] as const;
  }),
);

export default function plugin() {
  return {
    id: "cc-contract",
    rules: { oas3: Object.fromEntries(rules) },
    configs: { all: { rules: Object.fromEntries(names.map((name) => [`cc-contract/${name}`, "error"])) } },
  };
}

/** The linter's visitor that runs the checks of a rule and reports what they find. */
function visitorOf(rule: Rule): object {
  const { Root = nothing, end = nothing, ...others } = rule();
  const visitors = Object.entries(others).map(([type, check]) => [type, visit(check)]);
  return { ...Object.fromEntries(visitors), Root: { enter: visit(Root), leave: visit(end) } };
}

function visit(check: Check) {
  return (node: unknown, ctx: Context, resolved: Resolved) => {
    if (!isNode(node)) return;
    for (const [location, message] of check(node, ctx.location, ctx, resolved)) ctx.report({ message, location });
  };
}

const nothing = () => [];
