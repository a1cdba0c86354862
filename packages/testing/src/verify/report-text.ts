import { table } from "../../../../tools/lib/table.ts";
import type { CaseResult, Finding, OperationResult, VerifyResult } from "./types.ts";

/** Number of cases of an operation by outcome. */
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
    warnings: ofKind("warning"),
    notes: ofKind("note"),
  };
}

/** All findings of one kind. */
export function findingsOf({ operations }: VerifyResult, kind: Finding["kind"]): Finding[] {
  return operations.flatMap(({ cases }) =>
    cases.flatMap(({ findings }) => findings.filter((one) => one.kind === kind)),
  );
}

/** Why operations were not tried or not completed. */
export function listGaps({ operations }: VerifyResult): string[] {
  return operations.flatMap(({ operationId, unreachable, skipped }) => {
    if (unreachable) return [`${operationId}: target unreachable: ${unreachable}`];
    return skipped ? [`${operationId}: not completed: ${skipped}`] : [];
  });
}

/** Facts about the run, as names and values. */
export function headOf(result: VerifyResult): [name: string, value: string][] {
  const { version, contract, edition, started, milliseconds, targets, options } = result;
  const { fixtures = {}, only = [], timeout, concurrency, forgeries, strict } = options;
  const seconds = (milliseconds / 1000).toFixed(1);
  return [
    ["versions", `cc-contract ${version}, contract ${contract}${edition ? `, edition ${edition}` : ""}`],
    [
      "targets",
      Object.entries(targets)
        .map((one) => one.join(" "))
        .join(", "),
    ],
    ["time", `${started}, ${seconds} s`],
    [
      "options",
      [
        `timeout ${timeout} ms, concurrency ${concurrency}, forgeries ${forgeries}${strict ? ", strict" : ""}`,
        ...(only.length > 0 ? [`only ${only.join(" ")}`] : []),
        `fixtures ${JSON.stringify(fixtures)}`,
      ].join(", "),
    ],
  ];
}

/** The result in one line. */
export function conclude(result: VerifyResult): string {
  const { verdict, stopped, contract, edition, operations } = result;
  const version = `contract ${contract}${edition ? `, edition ${edition}` : ""}`;
  const total = (name: keyof ReturnType<typeof count>) => operations.reduce((sum, one) => sum + count(one)[name], 0);
  if (verdict === "stopped") return `Stopped, this result is partial: ${stopped} (${version})`;
  if (verdict === "unreachable") return `Not verified: a target is unreachable (${version}).`;
  const warnings = total("warnings") > 0 ? [plural(total("warnings"), "warning")] : [];
  if (verdict === "violated")
    return `${[plural(total("violations"), "violation"), ...warnings].join(", ")} (${version}).`;
  const open = [
    ...warnings,
    ...(total("inconclusive") > 0 ? [`${plural(total("inconclusive"), "case")} inconclusive, see the notes`] : []),
    ...(total("skipped") > 0 ? [`${plural(total("skipped"), "case")} not tried`] : []),
  ];
  return `${["Conforms", ...open].join(", ")} (${version}).`;
}

/** Headings of the numbers of each operation. */
export const columns = ["Cases", "Passed", "Violations", "Warnings", "Notes", "Inconclusive", "Not tried"];

/** The numbers of an operation, in the order of the columns. */
export function numbersOf(operation: OperationResult): number[] {
  const { cases, passed, violations, warnings, notes, inconclusive, skipped } = count(operation);
  return [cases, passed, violations, warnings, notes, inconclusive, skipped];
}

/** The result as text for a terminal or a log. */
export function textReport(result: VerifyResult): string {
  const blocksOf = (kind: Finding["kind"], prefix = "") =>
    findingsOf(result, kind).map((one) => {
      const { contract, place, actual, remedy, curl } = one;
      const lines = Object.entries({ contract, place, actual, ...(remedy && { remedy }), again: curl });
      const head = `${prefix}${one.operationId}: ${one.case}`;
      return [head, ...lines.map(([name, text]) => `  ${name.padEnd(9)} ${text}`)].join("\n");
    });
  const notes = findingsOf(result, "note").map(
    (one) => `note  ${one.operationId}: ${one.case}: ${one.actual}; the contract says ${one.contract} (${one.place})`,
  );
  const rows = result.operations.map((one) => [one.operationId, ...numbersOf(one).map(String)]);
  const head = headOf(result).map(([name, value]) => `${name.padEnd(9)} ${value}`);
  const blocks = [
    head.join("\n"),
    blocksOf("violation").join("\n\n"),
    blocksOf("warning", "warning  ").join("\n\n"),
    notes.join("\n"),
    table(["Operation", ...columns], rows),
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
