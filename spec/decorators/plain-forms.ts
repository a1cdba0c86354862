import { hasType } from "../rules/lib/schemas.ts";
import type { Node } from "../rules/lib/types.ts";

/** Repeats short JSON Schema forms in the longer form that generators for other languages read. */
export const decorator = () => ({
  Schema: {
    leave(schema: Node) {
      if ("const" in schema) schema.enum = [schema.const];
      if (hasType(schema, "integer")) schema.format ??= "int32";
    },
  },
});
