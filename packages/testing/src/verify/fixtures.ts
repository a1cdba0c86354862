import { type Contract, type Operation, resolve } from "@cc-contract/spec/model/contract";
import { requestExamples, requestSchema } from "@cc-contract/spec/model/operations";
import type { Issue } from "@cc-contract/validators";
import { operations as validators } from "@cc-contract/validators/operations";
import { paging } from "../release.ts";
import { valueAt } from "../value-at.ts";
import { leaves } from "./fields.ts";

/** Values that exist on the target, by the name of the field of a request. */
export type Fixtures = Record<string, number | string>;

/** Release of the CTI platform, which says what a server heeds. Not a field of a request. */
export const releaseKey = "cti";

/** The fixture that fields of other spellings, such as `currentAgentId`, take where they have none of their own. */
const agent = "agentId";

/** Whether a server with these fixtures heeds pages. */
export function heedsPages(fixtures: Fixtures): boolean {
  return (fixtures[releaseKey] ?? paging) === paging;
}

/** Name of the fixture that a field takes its value from, if there is one. */
export function fixtureOf(field: string, fixtures: Fixtures): string | undefined {
  const other = field.toLowerCase().endsWith(agent.toLowerCase()) ? agent : field;
  return [field, other].find((name) => name in fixtures);
}

/** The operation with the fixtures in its first example, from which its cases are made; the others stay. */
export function withFixtures(contract: Contract, operation: Operation, fixtures: Fixtures): Operation {
  const data = structuredClone(Object.values(requestExamples(contract, operation))[0]);
  for (const { name, schema, path } of leaves(contract, requestSchema(operation))) {
    const fixture = fixtureOf(name, fixtures);
    const parent = valueAt(data, path.slice(0, -1));
    if (fixture === undefined || isHeader(operation, path) || typeof parent !== "object" || parent === null) continue;
    const value = fixtures[fixture];
    (parent as Record<string, unknown>)[name] = schema.type === "string" ? String(value) : value;
  }
  if (operation.requestBody) {
    const content = Object.entries(operation.requestBody.content).map(([type, body]) => [
      type,
      { ...body, examples: { fixtures: { summary: "", value: data }, ...body.examples } },
    ]);
    return { ...operation, requestBody: { content: Object.fromEntries(content) } };
  }
  const parameters = (operation.parameters ?? []).map((parameter) => {
    const one = resolve(contract, parameter);
    const value = valueAt(data, [one.in, one.name]);
    return { ...one, examples: { fixtures: { summary: "", value }, ...one.examples } };
  });
  return { ...operation, parameters };
}

/** What of the plain request of an operation breaks the contract, first. */
export function plainIssue({ operationId }: Operation, request: unknown): Issue | undefined {
  const own = validators[operationId as keyof typeof validators];
  return ("request" in own ? own.request : own.parameters).issues(request)[0];
}

/** Whether a field is a header, which carries credentials and so is no fixture. */
export function isHeader({ requestBody }: Operation, path: readonly string[]): boolean {
  return !requestBody && path[0] === "header";
}
