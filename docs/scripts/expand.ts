import { PageError } from "./page.ts";

/** What the pages may refer to. Each function is undefined where it knows nothing of that name. */
export interface Sources {
  /** Value of a `{{ name }}`. */
  fact(name: string): string | undefined;
  /** Markdown of a `<!-- name argument -->`. */
  block(name: string, argument: string): string | undefined;
  /** Text of a file that a line `<<< path` shows. */
  file(path: string): string | undefined;
}

export interface Expanded {
  text: string;
  /** Line of the source that each line of the text comes from. */
  lines: number[];
}

/**
 * Puts in what a page refers to: facts, blocks and files, so that nothing derived is typed.
 *
 * @throws {PageError} where there is no such thing
 */
export function expand(text: string, file: string, firstLine: number, sources: Sources): Expanded {
  let fenced = false;
  const parts = text.split("\n").map((line, index) => {
    const fail = (message: string) => new PageError(file, firstLine + index, message);
    if (line.startsWith("```")) fenced = !fenced;
    const shown = /^<<< (\S+)$/.exec(line)?.[1];
    if (shown !== undefined) {
      const content = sources.file(shown);
      if (content === undefined) throw fail(`there is no file ${shown}. Write it, or mend the path (below docs/).`);
      return `\`\`\`${languageOf(shown)}\n${content.trimEnd()}\n\`\`\``;
    }
    const [, name, argument = ""] = /^<!-- ([a-z]+)(?: (\S+(?: \S+)*))? -->$/.exec(line) ?? [];
    if (name !== undefined && !fenced) {
      const block = sources.block(name, argument);
      if (block === undefined) throw fail(`there is nothing to put in for \`${name} ${argument}\`.`);
      return block;
    }
    return line.replace(/\{\{ ([^{}]+?) \}\}/g, (match, key: string) => {
      if (match.startsWith("${")) return match;
      const value = sources.fact(key);
      if (value === undefined)
        throw fail(`there is no fact \`${key}\`: name one of scripts/facts.ts, or a path into the contract.`);
      return value;
    });
  });
  return {
    text: parts.join("\n"),
    lines: parts.flatMap((part, index) => part.split("\n").map(() => firstLine + index)),
  };
}

const languages: Record<string, string> = { out: "text", yml: "yaml", mjs: "js" };

function languageOf(path: string): string {
  const ending = path.slice(path.lastIndexOf(".") + 1);
  return languages[ending] ?? ending;
}

/** The value at a dotted path, as in `components.schemas.Limit.maximum`, if it is a text or a number. */
export function lookUp(document: unknown, path: string): string | undefined {
  let value = document;
  for (const key of path.split(".")) value = Object(value)[key];
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
