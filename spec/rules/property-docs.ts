import { isNode, isText, listOf, read } from "./lib/nodes.ts";
import { isObjectSchema } from "./lib/schemas.ts";
import type { Rule } from "./lib/types.ts";

/** Demands a description and an example of every property; an object may have the example at its properties instead. */
export const rule: Rule = () => ({
  *SchemaProperties(properties, at, ctx) {
    for (const [name, property] of Object.entries(properties)) {
      const schema = read(property, at.child([name]), ctx)?.node;
      if (!schema) continue;
      if (!isText(schema.description)) {
        yield [at.child([name]), `\`${name}\` has no description. Add one, as in \`description: ID of the agent.\``];
      }
      const shown = isNode(property) && "$ref" in property && isObjectSchema(schema);
      if (!shown && listOf(schema.examples).length === 0) {
        yield [at.child([name]), `\`${name}\` has no example. Give it a list of them, as in \`examples: [101]\`.`];
      }
    }
  },
});
