import type { Contract, Schema } from "@cc-contract/spec/model/contract";

/**
 * Rewrites `dependentRequired` as a choice of complete shapes: generators ignore `dependentRequired`, and turn a choice
 * next to properties into an intersection, which makes compiler messages long.
 */
export function withChoices(contract: Contract): Contract {
  const schemas = Object.entries(contract.components.schemas).map(([name, schema]) => {
    const { dependentRequired, type, properties, required, additionalProperties, ...others } = schema as Schema & {
      dependentRequired?: Record<string, string[]>;
      additionalProperties?: unknown;
    };
    if (!dependentRequired) return [name, schema];
    const groups = Object.entries(dependentRequired).map(([property, others]) => [property, ...others].sort());
    const distinct = new Map(groups.map((group) => [group.join(), group]));
    let shapes = [{ type, properties: properties ?? {}, required: (required ?? []) as string[], additionalProperties }];
    for (const group of distinct.values()) {
      // Properties that the others require.
      const absent = group.filter((one) =>
        group.every((other) => other === one || dependentRequired[one]?.includes(other)),
      );
      const neither = Object.fromEntries(absent.map((one) => [one, false as unknown as Schema]));
      shapes = shapes.flatMap((shape) => [
        { ...shape, required: [...shape.required, ...group] },
        { ...shape, properties: { ...shape.properties, ...neither } },
      ]);
    }
    return [name, { ...others, oneOf: shapes }];
  });
  return { ...contract, components: { ...contract.components, schemas: Object.fromEntries(schemas) } };
}
