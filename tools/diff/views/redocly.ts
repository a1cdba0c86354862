import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Opinion, View } from "./view.ts";

// The only file that knows of `redocly diff`.

const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

interface Place {
  pointer: string;
}

interface RedoclyChange {
  path: string;
  kind: string;
  property?: string;
  impact: "major" | "minor" | "patch";
  verdicts: { message: string }[];
  base?: Place;
  revision?: Place;
}

/** The opinion of `redocly diff`: what it calls major is breaking. */
export const redocly: View = async ({ baseFile, nextFile }) => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, "diff", baseFile, nextFile, "--format=json", "--fail-on=none"],
    { env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" }, maxBuffer: 2 ** 28 },
  );
  const { changes } = JSON.parse(stdout) as { changes: RedoclyChange[] };
  return changes.map(
    ({ path, kind, property, impact, verdicts, base, revision }): Opinion => ({
      says: impact === "major" ? "breaking" : "compatible",
      text: `${impact}: ${verdicts.map(({ message }) => message).join(" ") || `${property ?? path} ${kind}`}`,
      pointer: ((revision ?? base)?.pointer ?? path).replace(/^#/, ""),
    }),
  );
};
