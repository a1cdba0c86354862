import { pathToFileURL } from "node:url";
import { type Contract, keysOf, readContract } from "@cc-contract/spec/model/contract";
import { type Change, largest, type Step, stepAt } from "./change.ts";
import { compareByCompiler } from "./compiler.ts";
import { compareKeywords } from "./keywords.ts";
import { compareByRedocly } from "./redocly.ts";
import { usersOf } from "./users.ts";

/** All changes between two bundles, the most severe first. */
export interface Difference {
  changes: (Change & { users: string[] })[];
  /** The step that the changes need together, by the rules of the base's version. */
  required: Step;
  /** What is gone without a release that had deprecated it. */
  hastyRemovals: string[];
}

/** Compares two bundles, given as files. */
export async function compare(baseFile: string, nextFile: string): Promise<Difference> {
  const [base, next] = await Promise.all([baseFile, nextFile].map((file) => readContract(pathToFileURL(file))));
  const found = await Promise.all([
    compareByRedocly(baseFile, nextFile),
    compareKeywords(base as Contract, next as Contract),
    compareByCompiler(baseFile, nextFile),
  ]);
  const [before, after] = [usersOf(base as Contract), usersOf(next as Contract)];
  const changes = found
    .flat()
    .map((change) => ({ ...change, users: [...new Set([...before(change.pointer), ...after(change.pointer)])] }))
    .sort((one, other) => Number(other.step === "major") - Number(one.step === "major"));
  const required = stepAt(base?.info.version ?? "", largest(changes.map(({ step }) => step)));
  return {
    changes,
    required,
    hastyRemovals: found[0].filter((change) => isHasty(base, next, change)).map(({ pointer }) => pointer),
  };
}

/** Whether an operation or a field is gone that no release has deprecated. */
function isHasty(base: unknown, next: unknown, { pointer, step }: Change): boolean {
  if (step !== "major" || !/^#\/paths\/[^/]+(\/[a-z]+)?$|\/properties\/[^/]+$/.test(pointer)) return false;
  const [was, is] = [base, next].map((bundle) =>
    keysOf(pointer.slice(1)).reduce((part, key) => Object(part)[key], bundle),
  );
  return was !== undefined && is === undefined && !isDeprecated(was, base);
}

function isDeprecated(part: unknown, base: unknown): boolean {
  const { deprecated, $ref } = Object(part);
  if (typeof $ref !== "string") return deprecated === true;
  return (
    deprecated === true ||
    isDeprecated(
      keysOf($ref.slice(1)).reduce((one, key) => Object(one)[key], base),
      base,
    )
  );
}
