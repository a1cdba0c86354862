import { type Contract, componentName, type Schema } from "@cc-contract/spec/model/contract";
import { describeSchema } from "@cc-contract/spec/model/descriptions";
import { listOperations, media, parametersSchema, successOf } from "@cc-contract/spec/model/operations";

/** Names of the validators that an operation has: of its body, of its parameters, and of what it returns. */
export interface OperationValidators {
  request?: string;
  parameters?: string;
  response?: string;
}

/** A schema to compile, and the type that its guard asserts, as keys into the generated types. */
export interface Target {
  schema: Schema;
  type: string[];
  /** Description for readers. */
  description: string;
}

/** Every schema that gets a validator, by name: the contract's components, and the parameters of each operation that has them. */
export function listTargets(contract: Contract): Record<string, Target> {
  const components = Object.entries(contract.components.schemas).map(([name, schema]): [string, Target] => [
    name,
    { schema: asObject(schema), type: ["components", "schemas", name], description: describeSchema(asObject(schema)) },
  ]);
  const parameters = listOperations(contract).flatMap((operation): [string, Target][] => {
    const schema = parametersSchema(operation);
    const { operationId } = operation;
    const description = `Parameters of ${operationId}.`;
    const type = ["operations", operationId, "parameters"];
    return schema ? [[parametersName(operationId), { schema, type, description }]] : [];
  });
  const targets = [...components, ...parameters];
  const seen = new Map<string, string>();
  for (const [name] of targets) {
    // Each has a file of its own, and some file systems don't tell upper from lower case.
    const other = seen.get(name.toLowerCase());
    if (other) throw new Error(`Two schemas would have the file ${name}.js: ${other} and ${name}. Rename one of them`);
    seen.set(name.toLowerCase(), name);
  }
  return Object.fromEntries(targets);
}

/** Names of the validators of each operation, by operationId. */
export function listOperationValidators(contract: Contract): Record<string, OperationValidators> {
  return Object.fromEntries(
    listOperations(contract).map((operation) => {
      const { operationId, requestBody, parameters } = operation;
      const success = successOf(operation).media;
      const validators: OperationValidators = {
        ...(requestBody && { request: componentName(media(requestBody).schema) }),
        ...(parameters.length > 0 && { parameters: parametersName(operationId) }),
        ...(success && { response: componentName(success.schema) }),
      };
      return [operationId, validators];
    }),
  );
}

/** JSON Schema writes `true` for a schema to which everything conforms, and `false` for one to which nothing does. */
function asObject(schema: Schema | boolean): Schema {
  if (typeof schema === "object") return schema;
  return schema ? {} : { enum: [] };
}

function parametersName(operationId: string): string {
  return `${operationId[0]?.toUpperCase()}${operationId.slice(1)}Parameters`;
}
