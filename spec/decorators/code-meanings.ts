import { codesText } from "../model/codes.ts";
import type { CodeTable } from "../model/contract.ts";
import { codeTables } from "../rules/lib/codes.ts";
import type { Context, Node } from "../rules/lib/types.ts";

/** Writes the meanings of codes into descriptions, because no other tool supports `x-codes`. */
export const decorator = () => {
  let tables: ReturnType<typeof codeTables>;
  return {
    Root: {
      enter(root: Node, { location, ...ctx }: Context) {
        tables = codeTables(root, location, { location, ...ctx });
      },
    },
    Schema: {
      leave(schema: Node) {
        const table = tables.get(String(schema["x-codes"]))?.node as CodeTable | undefined;
        if (!table || "const" in schema) return;
        // A bundle already has them.
        const own = String(schema.description).replace(`\n\n${codesText(table)}`, "");
        schema.description = `${own}\n\n${codesText(table)}`;
        if (!table.complete) return;
        const { codes } = table;
        schema["x-enum-varnames"] = codes.map(({ name }) => name);
        schema["x-enum-descriptions"] = codes.map(({ meaning }) => meaning);
        schema["x-enumDescriptions"] = Object.fromEntries(codes.map(({ code, meaning }) => [code, meaning]));
      },
    },
  };
};
