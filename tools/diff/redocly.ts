import { redocly } from "./bundles.ts";
import type { Change, Step } from "./change.ts";

interface Place {
  pointer: string;
}

interface Report {
  changes: {
    path: string;
    kind: string;
    property?: string;
    impact: Step;
    verdicts: { message: string }[];
    base?: Place;
    revision?: Place;
  }[];
}

/** What `redocly diff` finds in two files. */
export async function compareByRedocly(base: string, next: string): Promise<Change[]> {
  const { changes }: Report = JSON.parse(await redocly(["diff", base, next, "--format=json", "--fail-on=none"]));
  return changes
    .filter(({ path, property }) => !(path === "#/info" && property === "version"))
    .map(({ path, kind, property, impact, verdicts, base, revision }) => ({
      step: impact,
      pointer: (revision ?? base)?.pointer ?? path,
      message: verdicts.map(({ message }) => message).join(" ") || `${property ?? "this"} ${kind}`,
    }));
}
