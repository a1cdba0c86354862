import { type Contract, componentName, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media, parametersSchema } from "@cc-contract/spec/model/operations";

/** Validators that an operation has. The request of an operation without a body is its parameters. */
export interface OperationValidators {
  request?: string;
  parameters?: string;
  response: string;
}

/** A schema to compile, and the type that its guard asserts. */
export interface Target {
  schema: Schema;
  type: string;
}

/** Every schema that gets a validator, by name: the contract's components, and the parameters of each operation that has them. */
export function listTargets(contract: Contract): Record<string, Target> {
  const components = Object.entries(contract.components.schemas).map(([name, schema]) => [
    name,
    { schema, type: `components["schemas"]["${name}"]` },
  ]);
  const parameters = listOperations(contract)
    .filter(({ parameters }) => parameters.length > 0)
    .map((operation) => [
      parametersName(operation.operationId),
      { schema: parametersSchema(operation) as Schema, type: `operations["${operation.operationId}"]["parameters"]` },
    ]);
  return Object.fromEntries([...components, ...parameters]);
}

/** Names of the validators of each operation, by operationId. */
export function listOperationValidators(contract: Contract): Record<string, OperationValidators> {
  return Object.fromEntries(
    listOperations(contract).map(({ operationId, requestBody, parameters, responses }) => {
      const validators: OperationValidators = { response: componentName(media(responses["200"]).schema) };
      if (requestBody) validators.request = componentName(media(requestBody).schema);
      if (parameters.length > 0) validators.parameters = parametersName(operationId);
      return [operationId, validators];
    }),
  );
}

function parametersName(operationId: string): string {
  return `${operationId[0]?.toUpperCase()}${operationId.slice(1)}Parameters`;
}
