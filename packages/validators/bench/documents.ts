import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";

/** Name of the schema that is measured: the answer with the most fields. */
export const schemaName = "QueryAgentOperationsResponse";

type Values = Record<string, unknown>;

/** An answer with as many records in each of its lists, made from the contract's sample. */
function answer(contract: Contract, records: number, change: (record: Values, index: number) => Values): unknown {
  const [operation] = listOperations(contract);
  if (!operation) throw new Error("the contract has no operation");
  const sample = responseExamples(contract, operation).sample as Values;
  const lists = Object.entries(sample).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, value];
    return [name, Array.from({ length: records }, (_, index) => change({ ...(value[0] as Values) }, index))];
  });
  // As it comes from a service: shapes and strings are those that JSON.parse makes.
  return JSON.parse(JSON.stringify(Object.fromEntries(lists)));
}

/** The documents of each kind, by what is wrong with them. */
export function listDocuments(contract: Contract, records: number) {
  const wrong = (record: Values) => ({ ...record, id: 1, vdn: "1" });
  return {
    valid: answer(contract, records, (record) => record),
    "one error": answer(contract, records, (record, index) =>
      index === records - 1 ? { ...record, vdn: "1" } : record,
    ),
    "many errors": answer(contract, records, wrong),
  };
}
