import type { Contract, Schema } from "@cc-contract/spec/model/contract";

/** A contract that says as a choice of shapes which properties need others: generators read no `dependentRequired`. */
export function withChoices(contract: Contract): Contract {
  const schemas = Object.entries(contract.components.schemas).map(([name, schema]) => {
    const { dependentRequired = {}, properties = {} } = schema as Schema & {
      dependentRequired?: Record<string, string[]>;
    };
    const groups = Object.entries(dependentRequired).map(([property, others]) => [property, ...others].sort());
    const distinct = new Map(groups.map((group) => [group.join(), group]));
    const choices = [...distinct.values()].map((group): Schema => {
      // Those without which the others may not be there either.
      const absent = group.filter((one) =>
        group.every((other) => other === one || dependentRequired[one]?.includes(other)),
      );
      // The comments are at the properties themselves.
      const bare = (one: string) => JSON.parse(JSON.stringify({ ...properties[one], description: undefined }));
      const together = Object.fromEntries(group.map((one) => [one, bare(one)]));
      const neither = Object.fromEntries(absent.map((one) => [one, false]));
      return { oneOf: [{ required: group, properties: together }, { properties: neither }] };
    });
    return [name, choices.length > 0 ? { ...schema, allOf: choices } : schema];
  });
  return { ...contract, components: { ...contract.components, schemas: Object.fromEntries(schemas) } };
}
