import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";

/** A field of a document that holds no other fields. */
export interface Leaf {
  name: string;
  path: string[];
  schema: Schema;
  /** The object that the field is of. */
  parent: Schema;
}

/** Every field of an object schema, also of the objects inside it, but not of lists. */
export function leaves(contract: Contract, schema: Schema, path: string[] = []): Leaf[] {
  const parent = whole(contract, schema);
  return Object.entries(parent.properties ?? {}).flatMap(([name, property]) => {
    if (!property) return [];
    const part = whole(contract, property);
    const here = [...path, name];
    return part.properties ? leaves(contract, part, here) : [{ name, path: here, schema: part, parent }];
  });
}

/** A schema with what it refers to; its own keywords count before those. */
export function whole(contract: Contract, schema: Schema): Schema {
  const { $ref, ...siblings } = schema;
  return $ref ? whole(contract, { ...resolve<Schema>(contract, { $ref }), ...siblings }) : schema;
}
