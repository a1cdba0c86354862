import { table } from "../../../../tools/lib/table.ts";
import type { CaseResult, Finding, OperationResult, VerifyResult } from "./types.ts";

/** How many cases of an operation had which outcome. */
export function count({ cases }: OperationResult) {
  const of = (outcome: CaseResult["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const findings = cases.flatMap((one) => one.findings);
  const ofKind = (kind: Finding["kind"]) => findings.filter((one) => one.kind === kind).length;
  return {
    cases: cases.length,
    passed: of("passed"),
    violated: of("violated"),
    inconclusive: of("inconclusive"),
    skipped: of("skipped"),
    violations: ofKind("violation"),
    notes: ofKind("note"),
  };
}

/** Everything that was found of one kind. */
export function findingsOf({ operations }: VerifyResult, kind: Finding["kind"]): Finding[] {
  return operations.flatMap(({ cases }) =>
    cases.flatMap(({ findings }) => findings.filter((one) => one.kind === kind)),
  );
}

/** Why operations were not tried, or not in full. */
export function listGaps({ operations }: VerifyResult): string[] {
  return operations.flatMap(({ operationId, unreachable, skipped }) => {
    if (unreachable) return [`${operationId}: target unreachable: ${unreachable}`];
    return skipped ? [`${operationId}: not tried in full: ${skipped}`] : [];
  });
}

/** The result in one line. */
export function conclude(result: VerifyResult): string {
  const { length } = findingsOf(result, "violation");
  const version = `contract ${result.contract}${result.edition ? `, edition ${result.edition}` : ""}`;
  if (result.verdict === "unreachable") return `Not verified: a target is unreachable (${version}).`;
  const inconclusive = result.operations.reduce((sum, one) => sum + count(one).inconclusive, 0);
  if (result.verdict === "violated") return `${plural(length, "violation")} (${version}).`;
  return inconclusive > 0
    ? `Conforms, ${plural(inconclusive, "case")} inconclusive: too few records to tell (${version}).`
    : `Conforms (${version}).`;
}

/** Headings of the numbers of each operation. */
export const columns = ["Cases", "Passed", "Violations", "Notes", "Inconclusive", "Not tried"];

/** The numbers of an operation, in the order of the columns. */
export function numbersOf(operation: OperationResult): number[] {
  const { cases, passed, violations, notes, inconclusive, skipped } = count(operation);
  return [cases, passed, violations, notes, inconclusive, skipped];
}

/** The result as text for a terminal or a log. */
export function textReport(result: VerifyResult): string {
  const violations = findingsOf(result, "violation").map((one) => {
    const { contract, place, actual, remedy, curl } = one;
    const lines = Object.entries({ contract, place, actual, ...(remedy && { remedy }), again: curl });
    return [`${one.operationId}: ${one.case}`, ...lines.map(([name, text]) => `  ${name.padEnd(9)} ${text}`)].join(
      "\n",
    );
  });
  const notes = findingsOf(result, "note").map(
    (one) => `note  ${one.operationId}: ${one.case}: ${one.actual}; the contract says ${one.contract} (${one.place})`,
  );
  const rows = result.operations.map((one) => [one.operationId, ...numbersOf(one).map(String)]);
  const counts = table(["Operation", ...columns], rows);
  const blocks = [
    violations.join("\n\n"),
    notes.join("\n"),
    counts,
    [...listGaps(result), conclude(result)].join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The outcome of an operation, in a line. */
export function progressLine(operation: OperationResult): string {
  const { cases, violations, skipped } = count(operation);
  const tried = skipped > 0 ? `${cases - skipped} of ${cases}` : cases;
  return `${operation.operationId}: ${tried} cases, ${operation.unreachable ?? plural(violations, "violation")}`;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
