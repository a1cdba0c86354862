import { annotations } from "@cc-contract/spec/keywords/known";
import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";
import { listRequestCases, type RequestCase } from "../../packages/testing/src/cases.ts";
import { valueAt } from "../../packages/testing/src/value-at.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";

// Compares the contract's request constraints with the cases that try them. It walks the contract independently, so that a
// constraint that the case generator overlooks is missed here.

/** One thing that the contract demands of a request. */
export interface Constraint {
  /** The place that it speaks of. */
  path: string[];
  keyword: string;
  /** What of the keyword, where it demands several things: a name of `required`. */
  detail?: string;
}

/** A constraint, and how many cases are at its boundary and break it. */
export interface Entry extends Constraint {
  accepted: number;
  refused: number;
}

/** Every constraint of a request of an operation with the number of cases that try it. */
export function listLedger(
  contract: Contract,
  operation: Operation,
  cases: RequestCase[] = [...listRequestCases(contract, operation), ...listWireCases(contract, operation)],
): Entry[] {
  return listConstraints(contract, operation).map((constraint) => {
    const own = cases.filter((one) => tries(one, constraint));
    const accepted = own.filter(({ valid }) => valid).length;
    return { ...constraint, accepted, refused: own.length - accepted };
  });
}

/** Constraints that are not tried from both sides, in words. */
export function listGaps(ledger: Entry[]): string[] {
  return ledger
    .filter(({ accepted, refused }) => accepted === 0 || refused === 0)
    .map(({ path, keyword, detail, accepted }) => {
      const place = [path.join(".") || "the request", keyword, detail].filter(Boolean).join(" ");
      return `no case ${accepted === 0 ? "is at the boundary of" : "breaks"} ${place}`;
    });
}

/** Every constraint of the request of an operation: those of its schemas, and those of the message around it. */
function listConstraints(contract: Contract, operation: Operation): Constraint[] {
  const ofMessage = operation.requestBody ? ["requestBody", "mediaType", "security"] : ["security"];
  return [
    ...walk(contract, requestSchema(operation), []),
    ...ofMessage.map((keyword): Constraint => ({ path: [], keyword })),
  ];
}

/** Keywords that name parts, whose constraints are counted at the parts. */
const structural = ["properties", "items"];

function walk(contract: Contract, part: Schema, path: string[]): Constraint[] {
  const schema = resolveSchema(contract, part);
  const own = Object.entries(schema)
    .filter(([keyword]) => !structural.includes(keyword) && !annotations.includes(keyword))
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
  return [{}];
}

function tries({ path, keyword, valid, data }: RequestCase, constraint: Constraint): boolean {
  if (keyword !== constraint.keyword || path.join() !== constraint.path.join()) return false;
  const { detail } = constraint;
  if (detail === undefined) return true;
  if (keyword === "required") return valid === detail in Object(valueAt(data, path));
  return false;
}
