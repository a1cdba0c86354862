import type { Message } from "./message.ts";
import { quote } from "./place.ts";
import type { CaseResult, Finding, Observation, Outcome } from "./types.ts";

/** Maximum length of a quoted server text. */
const maxLength = 300;

export function toFinding(operationId: string, description: string, { curl }: Message, one: Observation): Finding {
  return {
    kind: one.kind,
    operationId,
    case: description,
    contract: [one.detail, quote(one.place)].filter(Boolean).join("; "),
    place: one.place.pointer,
    actual: oneLine(one.actual),
    ...(one.remedy && { remedy: one.remedy }),
    curl,
  };
}

/** Text from a server, safe for terminals and XML: without control and direction characters, and truncated. */
export function oneLine(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]+/gu, " ");
  return clean.length > maxLength ? `${[...clean].slice(0, maxLength).join("")}…` : clean;
}

/** A case with its findings; its outcome is `otherwise` if they show no violation. */
export function toResult(
  description: string,
  findings: Finding[],
  milliseconds: number,
  otherwise: Outcome = "passed",
): CaseResult {
  const isViolated = findings.some(({ kind }) => kind === "violation");
  return { description, outcome: isViolated ? "violated" : otherwise, milliseconds, findings };
}

/** A case that was not tried, with the reason. */
export function skipped(description: string, reason: string): CaseResult {
  return { ...toResult(description, [], 0, "skipped"), reason };
}
