import type { Rule } from "./lib/types.ts";

const order = ["operationId", "summary", "description", "tags", "security", "parameters", "requestBody", "responses"];

/** Demands a fixed key order in operations, so that any two can be compared side by side. */
export const rule: Rule = () => {
  const rank = (key: string) => (key.startsWith("x-") ? order.length : order.indexOf(key));
  return {
    *Operation(operation, at) {
      const keys = Object.keys(operation).filter((key) => rank(key) >= 0);
      const key = keys.find((late, i) => keys.slice(0, i).some((earlier) => rank(earlier) > rank(late)));
      if (key === undefined) return;
      const before = keys.find((earlier) => rank(earlier) > rank(key));
      yield [
        at.child([key]).key(),
        `\`${key}\` is out of order: move it before \`${before}\`. ` +
          `The order is ${order.join(", ")}, then extensions such as x-source.`,
      ];
    },
  };
};
