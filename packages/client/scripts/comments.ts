import { type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { describeSchema } from "@cc-contract/spec/model/descriptions";

/**
 * A contract whose fields say in their descriptions all that their schemas say: the generator writes a comment of what
 * stands beside a reference, and of no range and no special value.
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
  // A number is a number to TypeScript, however long.
  return JSON.parse(JSON.stringify(described), (key, value) =>
    key === "format" && value === "int32" ? undefined : value,
  );
}
