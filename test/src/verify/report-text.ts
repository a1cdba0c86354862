import { table } from "@cc-contract/spec/scripts/table";
import type { CaseResult, Finding, OperationResult, VerifyResult } from "./types.ts";

/** How many cases of an operation came out how. */
export function count({ cases }: OperationResult) {
  const of = (outcome: CaseResult["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  const findings = cases.flatMap((one) => one.findings);
  const ofKind = (kind: Finding["kind"]) => findings.filter((one) => one.kind === kind).length;
  return {
    cases: cases.length,
    held: of("held"),
    violated: of("violated"),
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

/** What is left to say of operations that were not tried as a whole. */
export function listGaps({ operations }: VerifyResult): string[] {
  return operations.flatMap(({ operationId, unreachable, skipped }) => {
    if (unreachable) return [`${operationId}: target unreachable: ${unreachable}`];
    return skipped ? [`${operationId}: not tried to the end: ${skipped}`] : [];
  });
}

/** The one line that says how it came out. */
export function conclude(result: VerifyResult): string {
  const { length } = findingsOf(result, "violation");
  const version = `contract ${result.contract}`;
  if (result.verdict === "unreachable") return `Not verified: a target is unreachable (${version}).`;
  return result.verdict === "holds"
    ? `Holds (${version}).`
    : `${length} ${length === 1 ? "violation" : "violations"} (${version}).`;
}

/** The result as text for a terminal or a log. */
export function textReport(result: VerifyResult): string {
  const violations = findingsOf(result, "violation").map(
    (one) =>
      `${one.operationId}: ${one.case}\n  contract  ${one.contract}\n  place     ${one.place}\n  came      ${one.came}\n  again     ${one.curl}`,
  );
  const notes = findingsOf(result, "note").map(
    (one) => `note  ${one.operationId}: ${one.case}: ${one.came}; the contract says ${one.contract} (${one.place})`,
  );
  const rows = result.operations.map((one) => {
    const { cases, held, violations, notes, skipped } = count(one);
    return [one.operationId, ...[cases, held, violations, notes, skipped].map(String)];
  });
  const counts = table(["Operation", "Cases", "Held", "Violations", "Notes", "Not tried"], rows);
  const blocks = [
    violations.join("\n\n"),
    notes.join("\n"),
    counts,
    [...listGaps(result), conclude(result)].join("\n"),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}
