import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PageError } from "./page.ts";

// What a page must not hold: code that nobody runs, and pictures that say nothing to those who can't see them.

/** Languages whose code has to be a file of docs/samples, which a test runs. */
const known = ["ts", "js", "mjs", "sh", "bash", "yaml", "yml", "json", "typescript", "javascript"];

/** Looks through the source of a page. The first mistake is thrown. */
export function checkSource(content: string, file: string): void {
  let fenced = false;
  for (const [index, line] of content.split("\n").entries()) {
    const fail = (message: string) => new PageError(file, index + 1, message);
    const [, language = "", info = ""] = /^```(\w*)(.*)$/.exec(line) ?? [];
    if (line.startsWith("```")) {
      if (!fenced && known.includes(language) && !/no-run="[^"]+"/.test(info)) {
        const remedy =
          'Put it in a file of docs/samples and write `<<< samples/NAME`, or say why not: no-run="REASON".';
        throw fail(`this ${language} is not run by any test. ${remedy}`);
      }
      fenced = !fenced;
    }
    if (fenced) continue;
    if (/!\[\]\(/.test(line) || /<img(?![^>]* alt="[^"]+")/.test(line))
      throw fail("an image without a text. Say what it shows.");
    if (/<svg(?![^>]*(aria-label|aria-hidden))/.test(line))
      throw fail("a drawing without `aria-labelledby` and a title.");
  }
}

/** The same for a README: a test runs its TypeScript; anything else is preceded by a comment that says who runs it, or why nobody does. */
export async function checkReadme(root: string, file: string): Promise<void> {
  const lines = (await readFile(join(root, file), "utf8")).split("\n");
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("```")) continue;
    const language = line.slice(3).split(" ")[0] ?? "";
    const above = lines.slice(0, index).findLast((text) => text.trim() !== "") ?? "";
    if (!fenced && known.includes(language) && language !== "ts" && !/^<!-- (run by|not run): .+ -->$/.test(above)) {
      const remedy = "Write `<!-- run by: FILE -->` or `<!-- not run: REASON -->` above it.";
      throw new PageError(file, index + 1, `this ${language} is not known to be run. ${remedy}`);
    }
    fenced = !fenced;
  }
}
