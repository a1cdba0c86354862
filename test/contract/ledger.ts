import { annotations } from "@cc-contract/spec/keywords/known";
import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema } from "@cc-contract/spec/model/operations";
import { listRequestCases, type RequestCase } from "../../packages/testing/src/cases.ts";
import { valueAt } from "../../packages/testing/src/value-at.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";

// Counts what the contract demands of a request against the cases that try it. It walks the contract by itself, so that a
// constraint that the case generator overlooks is missed here.

/** One thing that the contract demands of a request. */
export interface Constraint {
  operationId: string;
  /** The place that it speaks of. */
  path: string[];
  keyword: string;
  /** What of the keyword, where it demands several things: a name of `required`, the title of a branch. */
  detail?: string;
}

/** A constraint, and how many cases hold at its edge and break it. */
export interface Entry extends Constraint {
  accepted: number;
  refused: number;
}

/** Every case of an operation. */
function everyCase(contract: Contract, operation: Operation): RequestCase[] {
  return [...listRequestCases(contract, operation), ...listWireCases(contract, operation)];
}

/** Every constraint of every request with the number of its cases, or of those cases that are of interest. */
export function listLedger(contract: Contract, listCases = everyCase): Entry[] {
  return listOperations(contract).flatMap((operation) => {
    const cases = listCases(contract, operation);
    return listConstraints(contract, operation).map((constraint) => {
      const own = cases.filter((one) => tries(one, constraint));
      return {
        ...constraint,
        accepted: own.filter(({ valid }) => valid).length,
        refused: own.filter(({ valid }) => !valid).length,
      };
    });
  });
}

/** Constraints that are not tried from both sides, in words. */
export function listGaps(ledger: Entry[]): string[] {
  return ledger
    .filter(({ accepted, refused }) => accepted === 0 || refused === 0)
    .map(({ operationId, path, keyword, detail, accepted }) => {
      const place = [path.join(".") || "the request", keyword, detail].filter(Boolean).join(" ");
      return `${operationId}: no case ${accepted === 0 ? "holds at the edge of" : "breaks"} ${place}`;
    });
}

/** Every constraint of the request of an operation: those of its schemas, and those of the message around it. */
export function listConstraints(contract: Contract, operation: Operation): Constraint[] {
  const { operationId } = operation;
  const ofMessage = operation.requestBody ? ["requestBody", "mediaType", "security"] : ["security"];
  return [
    ...walk(contract, requestSchema(operation), []).map((one) => ({ ...one, operationId })),
    ...ofMessage.map((keyword) => ({ operationId, path: [], keyword })),
  ];
}

function walk(contract: Contract, part: Schema, path: string[]): Omit<Constraint, "operationId">[] {
  const { $ref, ...siblings } = part;
  const schema: Schema = $ref ? { ...resolve<Schema>(contract, { $ref }), ...siblings } : part;
  const own = Object.entries(schema)
    .filter(([keyword]) => keyword !== "properties" && !annotations.includes(keyword))
    .flatMap(([keyword, argument]) => detailsOf(keyword, argument).map((detail) => ({ path, keyword, ...detail })));
  const below = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    property ? walk(contract, property, [...path, name]) : [],
  );
  const items = schema.items ? walk(contract, schema.items as Schema, [...path, "0"]) : [];
  return [...own, ...below, ...items];
}

/** What a keyword demands, one by one. */
function detailsOf(keyword: string, argument: unknown): { detail?: string }[] {
  if (keyword === "required") return (argument as string[]).map((detail) => ({ detail }));
  if (keyword === "oneOf") return (argument as { title: string }[]).map(({ title }) => ({ detail: title }));
  return [{}];
}

function tries({ path, keyword, valid, data, description }: RequestCase, constraint: Constraint): boolean {
  if (keyword !== constraint.keyword || path.join() !== constraint.path.join()) return false;
  const { detail } = constraint;
  if (detail === undefined) return true;
  if (keyword === "required") return valid === detail in Object(valueAt(data, path));
  // A choice is broken by what is none of its branches.
  return !valid || description.endsWith(`as ${detail}`);
}
