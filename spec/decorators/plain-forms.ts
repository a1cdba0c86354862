import { hasType } from "../rules/lib/schemas.ts";
import type { Node } from "../rules/lib/types.ts";

/** Says again what JSON Schema says shortly, in the form that generators of other languages read. */
export const decorator = () => ({
  Schema: {
    leave(schema: Node) {
      if ("const" in schema) schema.enum = [schema.const];
      if (hasType(schema, "integer")) schema.format ??= "int32";
    },
  },
});
