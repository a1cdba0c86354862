import type { Operation } from "@cc-contract/spec/model/contract";
import { requestSchema } from "@cc-contract/spec/model/operations";
import type { RequestCase } from "../../packages/testing/src/cases.ts";
import list from "./differences.json" with { type: "json" };
import type { Judge, Verdict } from "./judges.ts";

/** A constraint of which a judge is known to accept every request that breaks it. */
export interface Difference {
  judge: Judge;
  keyword: string;
  /** The part of a request that the constraint is in, where that matters. */
  part?: string;
  /** Who is wrong and why, where it is known, and since which version. */
  reason: string;
  upstream: string;
  since: string;
}

export const differences: Difference[] = list as Difference[];

/** Verdicts that differ from the contract and are not known, and those that are known to differ and don't. */
export function compare(verdicts: Verdict[], known = differences): string[] {
  return verdicts.flatMap(({ judge, one, accepted }) => {
    const expected = one.valid || known.some((difference) => difference.judge === judge && isOf(difference, one));
    return accepted === expected ? [] : [`${judge} ${accepted ? "accepts" : "refuses"} ${one.description}`];
  });
}

/** Known differences that no case shows, though an operation has the part that they are about. */
export function listIdle(operations: Operation[], cases: RequestCase[], known = differences): Difference[] {
  const parts = operations.flatMap((operation) => Object.keys(requestSchema(operation).properties ?? {}));
  return known.filter(
    (difference) =>
      !cases.some((one) => isOf(difference, one)) && (!difference.part || parts.includes(difference.part)),
  );
}

function isOf({ keyword, part }: Difference, { keyword: broken, path, valid }: RequestCase): boolean {
  return !valid && keyword === broken && (part === undefined || part === path[0]);
}
