import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media } from "@cc-contract/spec/model/operations";
import type { Side } from "../change.ts";

/** A field of a request or of the answer of a success, in a bundle that may be edited. */
export interface Field {
  operation: Operation;
  /** The object that has it. */
  owner: Schema;
  name: string;
  /** Its schema, or the component that it refers to. */
  schema: Schema;
  required: boolean;
}

/** Every field of one side, in the order of the contract. */
export function listFields(contract: Contract, side: Side): Field[] {
  return listOperations(contract).flatMap((operation) => {
    const body = side === "request" ? operation.requestBody : operation.responses["200"];
    return body ? fieldsOf(contract, operation, media(body).schema as unknown as Schema) : [];
  });
}

function fieldsOf(contract: Contract, operation: Operation, part: Schema): Field[] {
  const owner = resolve<Schema>(contract, part);
  const [success] = (owner.oneOf ?? []) as Schema[];
  if (success?.$ref) return fieldsOf(contract, operation, success);
  const own = Object.entries(owner.properties ?? {}).flatMap(([name, property]): Field[] => {
    if (!property) return [];
    const schema = resolve<Schema>(contract, property);
    return [{ operation, owner, name, schema, required: requiredOf(owner).includes(name) }];
  });
  const items = owner.items ? fieldsOf(contract, operation, owner.items as Schema) : [];
  return [...own, ...own.flatMap(({ schema }) => fieldsOf(contract, operation, schema)), ...items];
}

export function requiredOf(owner: Schema): string[] {
  return (owner.required ?? []) as string[];
}

/** The first field that meets a condition. */
export function pick(contract: Contract, side: Side, condition: (field: Field) => boolean): Field {
  const found = listFields(contract, side).find(condition);
  if (!found) throw new Error(`no field of ${side === "request" ? "a request" : "an answer"} fits the fixture`);
  return found;
}

/** The first schema of the contract that has a keyword. */
export function schemaWith(contract: Contract, keyword: string): Schema {
  const found = [
    ...Object.values(contract.components.schemas),
    ...listFields(contract, "request").map(({ schema }) => schema),
  ];
  const schema = found.find((one) => keyword in one);
  if (!schema) throw new Error(`no schema has ${keyword}`);
  return schema;
}

/** The first operation of a contract that meets a condition, as it stands in the bundle, with its path and its item. */
export function operationOf(contract: Contract, condition: (operation: Operation) => boolean = () => true) {
  const found = listOperations(contract).find(condition);
  if (!found) throw new Error("no operation fits the fixture");
  const { path, method } = found;
  const item = contract.paths[path] as Record<string, unknown>;
  return { path, method, item, operation: item[method] as Operation };
}

/** A key of an object by its place; the first where no place is given. */
export function keyOf(object: object, index = 0): string {
  return Object.keys(object)[index] as string;
}

/** Gives an object's key another name, in its place. */
export function rename<T>(object: Record<string, T>, from: string, to: string): void {
  const entries = Object.entries(object);
  for (const key of Object.keys(object)) delete object[key];
  for (const [key, value] of entries) object[key === from ? to : key] = value;
}
