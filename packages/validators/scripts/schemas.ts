import {
  type Body,
  type Contract,
  componentName,
  type Operation,
  type Reference,
  type Schema,
} from "@cc-contract/spec/model/contract";
import { describeSchema } from "@cc-contract/spec/model/descriptions";
import { listOperations, parametersSchema, successOf } from "@cc-contract/spec/model/operations";
import { literal } from "../../../tools/lib/code.ts";
import { exportName } from "./names.ts";
import { ContractError } from "./vocabulary.ts";

/** Names of the validators of an operation: for its body, its parameters and its response. */
export interface OperationValidators {
  request?: string;
  parameters?: string;
  response?: string;
}

/** A schema to compile, and the type that its guard asserts, as a type expression. */
export interface Target {
  schema: Schema;
  type: string;
  /** Description for readers. */
  description: string;
}

/**
 * Every schema that gets a validator, by the name of its export: the contract's components, and for each operation its
 * parameters and the bodies whose schemas are not components.
 */
export function listTargets(contract: Contract): Record<string, Target> {
  const components = Object.entries(contract.components.schemas).map(([name, schema]): [string, Target] => [
    exportName(name),
    {
      schema: asObject(schema),
      type: `components["schemas"][${literal(name)}]`,
      description: describeSchema(asObject(schema)) || `The schema ${name}.`,
    },
  ]);
  const ofOperations = listOperations(contract).flatMap((operation) =>
    rolesOf(operation).flatMap(({ name, target }): [string, Target][] => (target ? [[name, target]] : [])),
  );
  const targets = [...components, ...ofOperations];
  const seen = new Map<string, string>();
  for (const [name] of targets) {
    // Each has a separate file, and some file systems are case-insensitive.
    const other = seen.get(name.toLowerCase());
    if (other)
      throw new ContractError(`Two schemas would have the file ${name}.js: ${other} and ${name}. Rename one of them`);
    seen.set(name.toLowerCase(), name);
  }
  return Object.fromEntries(targets);
}

/** Names of the validators of each operation, by operationId. */
export function listOperationValidators(contract: Contract): Record<string, OperationValidators> {
  return Object.fromEntries(
    listOperations(contract).map((operation) => [
      operation.operationId,
      Object.fromEntries(rolesOf(operation).map(({ role, name }) => [role, name])),
    ]),
  );
}

interface Role {
  role: keyof OperationValidators;
  /** Name of the validator's export. */
  name: string;
  /** The schema to compile; missing if it is a component. */
  target?: Target;
}

function rolesOf(operation: Operation): Role[] {
  const { operationId, requestBody, responses } = operation;
  const { status } = successOf(operation);
  const own = (suffix: string) => exportName(`${operationId[0]?.toUpperCase()}${operationId.slice(1)}${suffix}`);
  const type = `operations[${literal(operationId)}]`;
  const body = (role: "request" | "response", content: Body["content"], bodyType: string): Role => {
    const [mediaType = ""] = Object.keys(content);
    const schema = (content[mediaType]?.schema ?? {}) as Schema;
    if (/^#\/components\/schemas\/[^/]+$/.test(schema.$ref ?? ""))
      return { role, name: exportName(componentName(schema as Reference)) };
    const target = { schema, type: `${bodyType}["content"][${literal(mediaType)}]` };
    return role === "request"
      ? { role, name: own("RequestBody"), target: { ...target, description: `Request body of ${operationId}.` } }
      : { role, name: own("ResponseBody"), target: { ...target, description: `Response body of ${operationId}.` } };
  };
  const roles: Role[] = [];
  if (requestBody) roles.push(body("request", requestBody.content, `NonNullable<${type}["requestBody"]>`));
  const schema = parametersSchema(operation);
  if (schema) {
    const target = { schema, type: `${type}["parameters"]`, description: `Parameters of ${operationId}.` };
    roles.push({ role: "parameters", name: own("Parameters"), target });
  }
  const { content } = responses[status] ?? {};
  if (content) roles.push(body("response", content, `${type}["responses"][${status}]`));
  return roles;
}

/** In JSON Schema, everything conforms to `true`, and nothing to `false`. */
function asObject(schema: Schema | boolean): Schema {
  if (typeof schema === "object") return schema;
  return schema ? {} : { enum: [] };
}
