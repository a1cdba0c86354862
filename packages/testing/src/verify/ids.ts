import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";
import { type Leaf, leaves } from "./fields.ts";

/**
 * Fields that say which agent, VDN, call centre or session is asked for; one that does not exist may be answered with a
 * failure. All but those of windows, pages and filters by code.
 */
export function idFields(contract: Contract, operation: Operation): Leaf[] {
  return leaves(contract, requestSchema(operation)).filter(
    ({ schema, parent, name }) => !("x-codes" in schema) && !ruled(parent).includes(name),
  );
}

/** Names of the fields that the rules of an object speak of. */
function ruled(schema: Schema): unknown[] {
  return Object.entries(schema).flatMap(([keyword, rule]) =>
    keyword.startsWith("x-") ? Object.values(Object(rule)) : [],
  );
}
