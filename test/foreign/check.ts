import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checker } from "./checkers.ts";
import { attempt, type Row } from "./matrix.ts";
import { documents, folderFor, runCommand } from "./tools.ts";

/** Runs a validator or linter on every document that is published. */
export async function tryChecker({ name, run, files = {}, limits = {} }: Checker): Promise<Row> {
  const folder = await folderFor(name);
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  const outcomes: Row["outcomes"] = {};
  for (const document of documents)
    outcomes[document] = await attempt(async () => {
      const command = run.map((part) => (part === "DOCUMENT" ? document : part));
      const { code, stdout, stderr } = await runCommand(command, folder);
      if (code !== 0) throw new Error(stdout + stderr);
    });
  return { tool: name, outcomes, limits };
}
