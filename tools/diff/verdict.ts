import { type Audience, type Change, type Finding, isLess, largest, type Side, type Step } from "./change.ts";

// The one place where a finding becomes a verdict.

/** Judges findings; those about the same thing at the same place, which several operations share, become one change. */
export function judge(findings: Finding[], version: string): Change[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.pointer, finding.kind, finding.text]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((group) => judgeOne(group, version)).toSorted(bySeverity);
}

function judgeOne(group: [Finding, ...Finding[]], version: string): Change {
  const [{ pointer, kind, text, direction }] = group;
  const affected = [...new Set(group.flatMap(brokenBy))];
  const breaking = affected.length > 0;
  const rule = breaking
    ? "major"
    : largest(group.map(({ step }) => step ?? (direction === "none" ? "patch" : "minor")));
  const step = breaking && isBeforeFirst(version) ? "minor" : rule;
  const sides = [...new Set(group.flatMap(({ usage }) => (usage ? [usage.side] : [])))];
  return {
    ...{ pointer, kind, text, direction },
    side: sideOf(sides, rule),
    operations: [...new Set(group.flatMap(({ usage }) => (usage ? [usage.operation] : [])))],
    ...{ breaking, affected, step },
    reason: reasonOf(affected, direction, sides, rule) + (step === rule ? "" : `; ${version} is before 1.0.0: minor`),
  };
}

/** A request that became stricter breaks those who send it; an answer that became looser breaks those who read it. */
function brokenBy({ direction, usage, breaks }: Finding): Audience[] {
  if (breaks) return breaks;
  if (direction === "other" && !usage) return ["senders", "readers"];
  if (usage?.side === "request" && (direction === "stricter" || direction === "other")) return ["senders"];
  if (usage?.side === "answer" && (direction === "looser" || direction === "other")) return ["readers"];
  return [];
}

function sideOf(sides: Side[], rule: Step): Change["side"] {
  if (rule === "patch") return "docs only";
  return sides.length === 1 ? (sides[0] as Side) : "both";
}

const breaks: Record<Audience, string> = {
  senders: "a request that held may be refused now",
  readers: "an answer may be what no reader expects",
  importers: "code that uses the name does not compile",
};

function reasonOf(affected: Audience[], direction: Finding["direction"], sides: Side[], rule: Step): string {
  if (affected.length > 0) return affected.map((who) => breaks[who]).join("; ");
  if (rule === "patch") return "says it otherwise and demands the same";
  if (direction === "looser" && sides.includes("request")) return "more requests hold, and all that held still do";
  if (direction === "stricter" && sides.includes("answer"))
    return "answers promise more, and readers still understand them";
  return "something new that nobody has to use";
}

function isBeforeFirst(version: string): boolean {
  return version.startsWith("0.");
}

function bySeverity(one: Change, other: Change): number {
  if (one.breaking !== other.breaking) return one.breaking ? -1 : 1;
  if (one.step !== other.step) return isLess(one.step, other.step) ? 1 : -1;
  return one.pointer < other.pointer ? -1 : 1;
}
