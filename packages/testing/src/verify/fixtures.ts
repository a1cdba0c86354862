import type { Contract, Operation, Parameter } from "@cc-contract/spec/model/contract";
import { requestExamples } from "@cc-contract/spec/model/operations";
import type { Issue } from "@cc-contract/validators";
import { type Leaf, requestFields, takesAgent } from "../fields.ts";
import { validatorsOf } from "../operations.ts";
import { paging } from "../release.ts";
import { valueAt } from "../value-at.ts";
import { partsOf } from "../wire.ts";

/** Values that exist on the target, by request field name. */
export type Fixtures = Record<string, number | string>;

/** Release of the CTI platform, which determines what a server supports. Not a request field. */
export const releaseKey = "cti";

/** The fixture for fields with other spellings, such as `currentAgentId`, that have none themselves. */
const agent = "agentId";

/** Whether a server with these fixtures supports paging; undefined if unknown. */
export function supportsPaging(fixtures: Fixtures): boolean | undefined {
  return releaseKey in fixtures ? fixtures[releaseKey] === paging : undefined;
}

/** Name of the fixture for a field, if any. */
export function fixtureOf({ name, schema }: Pick<Leaf, "name" | "schema">, fixtures: Fixtures): string | undefined {
  const names = takesAgent(schema) ? [name, agent] : [name];
  return names.find((one) => one in fixtures);
}

/** The operation with the fixtures in its first example, from which its cases are derived. */
export function withFixtures(contract: Contract, operation: Operation, fixtures: Fixtures): Operation {
  const [example] = Object.values(requestExamples(contract, operation));
  const data = structuredClone(example);
  for (const { name, schema, path } of requestFields(contract, operation)) {
    const fixture = fixtureOf({ name, schema }, fixtures);
    const parent = valueAt(data, path.slice(0, -1));
    const isSettable = isFixture(operation, path, schema.type) && typeof parent === "object" && parent !== null;
    if (fixture === undefined || !isSettable) continue;
    const value = fixtures[fixture];
    (parent as Record<string, unknown>)[name] = schema.type === "string" ? String(value) : value;
  }
  const { body, ...parts } = partsOf(operation, data);
  const before = <Examples extends object>(value: unknown, examples: Examples) => ({
    fixtures: { summary: "", value },
    ...examples,
  });
  const { parameters, requestBody } = operation;
  const content = Object.entries(requestBody?.content ?? {}).map(([type, media]) => [
    type,
    { ...media, examples: before(body, media.examples) },
  ]);
  return {
    ...operation,
    parameters: parameters.map((one): Parameter => {
      const value = parts[one.in][one.name];
      return value === undefined ? one : { ...one, examples: before(value, one.examples) };
    }),
    ...(requestBody && { requestBody: { ...requestBody, content: Object.fromEntries(content) } }),
  };
}

/** The first issue of an operation's plain request. */
export function plainIssue(contract: Contract, operation: Operation, request: unknown): Issue | undefined {
  const { parameters, request: ofBody } = validatorsOf(contract, operation.operationId);
  const { body, ...parts } = partsOf(operation, request);
  const used = Object.entries(parts).filter(([part]) => operation.parameters.some((one) => one.in === part));
  return [...(parameters?.issues(Object.fromEntries(used)) ?? []), ...(ofBody?.issues(body) ?? [])][0];
}

/** Whether a field can have a fixture. Headers carry credentials. */
export function isFixture(operation: Operation, path: readonly string[], type: unknown): boolean {
  return !isHeader(operation, path) && type !== "array";
}

/** Whether a field is a header. */
export function isHeader({ parameters }: Operation, path: readonly string[]): boolean {
  return parameters.length > 0 && path[0] === "header";
}
