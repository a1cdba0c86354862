import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Parser, Part } from "./markdown.ts";
import { PageError } from "./page.ts";

// What a page must not hold: code that nobody runs, and pictures that say nothing to those who can't see them.

/** What is nothing to run. All else has to be a file of docs/samples, or to say why not. */
const texts = ["text"];
/** Files whose blocks of TypeScript are run by test/samples.test.ts. */
const run = [
  "README.md",
  "spec/README.md",
  "packages/client/README.md",
  "packages/validators/README.md",
  "packages/testing/README.md",
];
/** The other files of Markdown that the build looks through. */
export const readmes = [...run, "CONTRIBUTING.md"];

/** Looks through the source of a page. The first mistake is thrown. */
export function checkSource(parse: Parser, content: string, file: string): void {
  const parts = parse(content);
  const source = content.split("\n");
  for (const { token, line } of parts) {
    const fail = (message: string, at = line) => new PageError(file, at, message);
    const written = source[line - 1] ?? "";
    if (/^\s*<<</.test(written) && token.type === "fence") {
      if (!/^<<< samples\/\S+$/.test(written)) throw fail("only files below `samples/` are run: `<<< samples/NAME`.");
      continue;
    }
    const language = codeOf({ token, line });
    if (language !== undefined && !texts.includes(language) && !/ no-run="\s*[^"\s][^"]*"/.test(token.info)) {
      const remedy = 'Put it in a file of docs/samples and write `<<< samples/NAME`, or say why not: no-run="REASON".';
      throw fail(`this ${language} is not run by any test. ${remedy}`);
    }
    if (token.type === "image" && token.content.trim() === "")
      throw fail("an image without a text. Say what it shows.");
    if (!token.type.startsWith("html_")) continue;
    const html = token.content.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ""));
    for (const { 0: tag, 1: name = "", index } of html.matchAll(/<(img|svg)\b[^>]*>/gi)) {
      const at = line + html.slice(0, index).split("\n").length - 1;
      if (name.toLowerCase() === "img" && !attribute(tag, "alt"))
        throw fail("an image without a text. Say what it shows.", at);
      const titles = attribute(tag, "aria-labelledby")?.split(/\s+/) ?? [];
      const titled = titles.length > 0 && titles.every((id) => content.includes(`id="${id}"`));
      const hidden = attribute(tag, "aria-hidden") === "true";
      if (name.toLowerCase() === "svg" && !hidden && !titled && !attribute(tag, "aria-label"))
        throw fail("a drawing without `aria-labelledby` and a title.", at);
    }
  }
}

/** Language of a block of code; undefined where a part is none. */
function codeOf({ token }: Part): string | undefined {
  if (token.type === "fence") return /^[^\s[{]+/.exec(token.info)?.[0] ?? "code without a language";
  if (token.type === "code_block") return "indented code";
  return token.type.startsWith("html_") && /<pre\b/i.test(token.content) ? "code in HTML" : undefined;
}

/** Value of an attribute without the space around it; undefined where there is none. */
function attribute(tag: string, name: string): string | undefined {
  const [, quoted, single, bare] = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(tag) ?? [];
  return (quoted ?? single ?? bare)?.trim() || undefined;
}

/** The same for a README: a test runs its TypeScript; anything else is preceded by a comment that says who runs it, or why nobody does. */
export async function checkReadme(parse: Parser, root: string, file: string): Promise<void> {
  const content = await readFile(join(root, file), "utf8");
  const lines = content.split("\n");
  for (const part of parse(content)) {
    const language = codeOf(part);
    if (language === undefined || texts.includes(language)) continue;
    // The tests take these blocks as they begin here, and no others.
    if (run.includes(file) && lines[part.line - 1] === "```ts") continue;
    const above = lines.slice(0, part.line - 1).findLast((text) => text.trim() !== "") ?? "";
    if (/^\s*<!-- (run by|not run): .+ -->$/.test(above)) continue;
    const remedy = "Write `<!-- run by: FILE -->` or `<!-- not run: REASON -->` above it.";
    throw new PageError(file, part.line, `this ${language} is not known to be run. ${remedy}`);
  }
}
