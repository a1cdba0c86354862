import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checker } from "../../docs/foreign/checkers.ts";
import { attempt, type Row } from "./matrix.ts";
import { documents, folderFor, runCommand } from "./tools.ts";

/** Runs a validator or linter on every document that is published. */
export async function tryChecker({ name, run, files = {}, limits = {}, style, ...only }: Checker): Promise<Row> {
  const folder = await folderFor(name);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const outcomes: Row["outcomes"] = {};
  for (const document of documents) {
    outcomes[document] = "not tried";
    if (only.documents?.test(document) === false) continue;
    outcomes[document] = await attempt(async () => {
      const command = run.map((part) => (part === "DOCUMENT" ? document : part));
      const { code, stdout, stderr } = await runCommand(command, folder);
      if (code !== 0) throw new Error(stdout + stderr);
      if (!style) return;
      const broken = stdout.split("\n").filter(Boolean);
      const unknown = broken.filter((rule) => !Object.hasOwn(style, rule));
      if (unknown.length > 0) throw new Error(`broken: ${unknown.join(", ")}`);
      // The document of both services is the one that breaks all of them.
      const kept = Object.keys(style).filter((rule) => document === "openapi.yaml" && !broken.includes(rule));
      if (kept.length > 0) throw new Error(`no longer broken, so no longer listed: ${kept.join(", ")}`);
    });
  }
  return { tool: name, outcomes, limits };
}
