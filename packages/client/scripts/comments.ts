import { type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { describeSchema } from "@cc-contract/spec/model/descriptions";

/**
 * Adds everything that schemas say to the descriptions of their fields: the generator's comments include what is next to
 * a reference, but no ranges and no special values.
 */
export function withComments(contract: Contract): Contract {
  const { components, ...rest } = contract;
  const { schemas, parameters = {} } = components;
  const describe = (schema: Schema) => describeSchema(resolveSchema(contract, schema));
  const commented = Object.entries(schemas).map(([name, schema]) => {
    const properties = Object.entries(schema.properties ?? {}).map(([key, property]) => [
      key,
      property && { ...property, description: describe(property) },
    ]);
    const own = { ...schema, description: describe(schema) };
    return [name, properties.length > 0 ? { ...own, properties: Object.fromEntries(properties) } : own];
  });
  const described = {
    ...rest,
    components: {
      ...components,
      schemas: Object.fromEntries(commented),
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, one]) => [
          name,
          { ...one, description: [one.description, describe({ ...one.schema, description: "" })].join(" ").trim() },
        ]),
      ),
    },
  };
  // TypeScript has one number type, regardless of size.
  return JSON.parse(JSON.stringify(described), (key, value) =>
    key === "format" && value === "int32" ? undefined : value,
  );
}
