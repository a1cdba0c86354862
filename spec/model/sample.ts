import { type Contract, resolveSchema, type Schema } from "./contract.ts";

/** A valid document with every property that the schema names, made from the contract's examples. */
export function sampleOf(contract: Contract, schema: Schema): unknown {
  if (schema.$ref) return sampleOf(contract, resolveSchema(contract, schema));
  if (schema.const !== undefined) return schema.const;
  const shapes = schema.oneOf as Schema[] | undefined;
  if (shapes?.[0]?.$ref) return sampleOf(contract, shapes[0]);
  if (schema.properties) {
    const entries = Object.entries(schema.properties).flatMap(([name, property]) =>
      property ? [[name, sampleOf(contract, property)]] : [],
    );
    return Object.fromEntries(entries);
  }
  if (schema.items) return [sampleOf(contract, schema.items as Schema)];
  const [example] = [schema.examples, schema.enum, [schema.minimum, schema.maximum]].flatMap((values) => values ?? []);
  if (example !== undefined) return example;
  if (schema.type === "string") return "text";
  throw new Error(`No sample is known for ${JSON.stringify(schema)}: give it an example`);
}
