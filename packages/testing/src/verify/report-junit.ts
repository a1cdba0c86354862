import { html, raw } from "hono/html";
import { conclude, count, headOf } from "./report-text.ts";
import type { CaseResult, Finding, OperationResult, VerifyResult } from "./types.ts";

// The template of hono/html also escapes the five special characters of XML.

/** The result as JUnit XML for CI systems; each operation is a suite. */
export async function junitReport(result: VerifyResult): Promise<string> {
  const counts = result.operations.map(count);
  const sum = (name: keyof ReturnType<typeof count>) => counts.reduce((total, one) => total + one[name], 0);
  const errors = result.operations.filter(({ unreachable }) => unreachable).length;
  const head = [...headOf(result), ["result", conclude(result)] as const].map(
    ([name, value]) => html`<property name="${name}" value="${value}"></property>
`,
  );
  const suites = result.operations.map((one) => suite(one, result, head));
  return String(
    await html`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cc-contract verify" tests="${sum("cases")}" failures="${sum("violated")}" errors="${errors}" skipped="${sum("skipped") + sum("inconclusive") - errors}" time="${seconds(result.milliseconds)}">
${suites}</testsuites>
`,
  );
}

function suite(operation: OperationResult, { started }: VerifyResult, head: unknown[]) {
  const { operationId, cases, unreachable } = operation;
  const { violated, skipped, inconclusive } = count(operation);
  const errors = unreachable ? 1 : 0;
  const time = seconds(cases.reduce((total, one) => total + one.milliseconds, 0));
  return html`<testsuite name="${operationId}" tests="${cases.length}" failures="${violated}" errors="${errors}" skipped="${skipped + inconclusive - errors}" time="${time}" timestamp="${started}">
<properties>
${head}</properties>
${cases.map((one, index) => testcase(operation, one, index))}</testsuite>
`;
}

function testcase(operation: OperationResult, one: CaseResult, index: number) {
  return html`<testcase classname="${operation.operationId}" name="${one.description}" time="${seconds(one.milliseconds)}">${content(operation, one, index)}</testcase>
`;
}

function content({ unreachable, skipped }: OperationResult, { outcome, findings, reason }: CaseResult, index: number) {
  // An error prevented the test from running; a failure is its result.
  if (unreachable && index === 0) return html`<error type="unreachable" message="${unreachable}"></error>`;
  if (outcome === "skipped") return html`<skipped message="${reason ?? unreachable ?? skipped ?? ""}"></skipped>`;
  if (outcome === "inconclusive") return html`<skipped message="${findings.at(-1)?.actual ?? ""}"></skipped>`;
  // With --strict, warnings are failures.
  const isFailed = ({ kind }: Finding) => kind === "violation" || (kind === "warning" && outcome === "violated");
  const violations = findings.filter(isFailed);
  const notes = findings.filter((one) => !isFailed(one));
  const [first] = violations;
  return [
    first
      ? html`<failure type="${first.kind}" message="${first.actual}">${violations.map(words).join("\n\n")}</failure>`
      : raw(""),
    notes.length > 0 ? html`<system-out>${notes.map(words).join("\n\n")}</system-out>` : raw(""),
  ];
}

function words({ contract, place, actual, remedy, curl }: Finding): string {
  return `contract: ${contract}\nplace: ${place}\nactual: ${actual}\n${remedy ? `remedy: ${remedy}\n` : ""}again: ${curl}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
