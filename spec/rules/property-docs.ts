import { isNode, isText, listOf, nodeOf, read } from "./nodes.ts";
import { isObjectSchema } from "./schemas.ts";
import type { Visitor } from "./types.ts";

/** Demands a description and an example of every property; an object may leave the example to its own properties. */
export function propertyDocs(): Visitor {
  return {
    SchemaProperties(properties, ctx) {
      for (const [name, property] of Object.entries(nodeOf(properties))) {
        const at = ctx.location.child([name]);
        const schema = read(property, at, ctx)?.node;
        if (!schema) continue;
        if (!isText(schema.description)) {
          ctx.report({
            message: `Nobody can tell what \`${name}\` means. Describe it, as in \`description: ID of the agent.\``,
            location: at,
          });
        }
        const shown = isNode(property) && "$ref" in property && isObjectSchema(schema);
        if (!shown && listOf(schema.examples).length === 0) {
          ctx.report({
            message: `\`${name}\` has no example. Give it a list of them, as in \`examples: [101]\`.`,
            location: at,
          });
        }
      }
    },
  };
}
