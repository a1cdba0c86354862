import { nodeOf } from "./nodes.ts";
import type { Visitor } from "./types.ts";

const order = [
  "operationId",
  "summary",
  "description",
  "tags",
  "security",
  "parameters",
  "requestBody",
  "responses",
  "x-",
];

/** Demands one order of the keys of an operation, so that any two operations can be read side by side. */
export function operationKeyOrder(): Visitor {
  const rank = (key: string) => order.indexOf(key.startsWith("x-") ? "x-" : key);
  return {
    Operation(operation, ctx) {
      const keys = Object.keys(nodeOf(operation)).filter((key) => rank(key) >= 0);
      const late = keys.findIndex((key, i) => keys.slice(0, i).some((earlier) => rank(earlier) > rank(key)));
      const key = keys[late];
      if (key === undefined) return;
      const before = keys.find((earlier) => rank(earlier) > rank(key));
      ctx.report({
        message:
          `\`${key}\` comes too late: move it before \`${before}\`. ` +
          `The order is ${order.slice(0, -1).join(", ")}, then extensions such as x-source.`,
        location: ctx.location.child([key]).key(),
      });
    },
  };
}
