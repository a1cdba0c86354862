import { nodeOf } from "./nodes.ts";
import { everySchema } from "./schemas.ts";
import type { Context, Location, Node, Visitor } from "./types.ts";

/** Demands that a date of disappearance is one, and that what it stands on is deprecated: readers see the two together. */
export function sunset(): Visitor {
  const check = (node: Node, at: Location, ctx: Context) => {
    const date = node["x-sunset"];
    if (date === undefined) return;
    const location = at.child(["x-sunset"]);
    const example = 'as in `deprecated: true` and `x-sunset: "2027-12-31"`.';
    if (!isDay(date))
      ctx.report({ message: `\`x-sunset\` is no day that exists. Write year, month and day, ${example}`, location });
    if (node.deprecated !== true)
      ctx.report({ message: `What has an \`x-sunset\` is deprecated. Say so beside it, ${example}`, location });
  };
  return {
    ...everySchema(check),
    Operation(operation, ctx) {
      check(nodeOf(operation), ctx.location, ctx);
    },
  };
}

function isDay(date: unknown): boolean {
  if (typeof date !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}
