import { phrases } from "./phrases.ts";

/** A phrase to replace, and where it is. */
export interface Hit {
  line: number;
  phrase: string;
  instead: string;
}

// A phrase may be wrapped: the next line then begins with the marks of a comment.
const wrapped = phrases.map(
  ([{ source }, instead]) => [new RegExp(source.replaceAll(" ", "\\s+(?:(?:\\*|//|#)\\s+)?"), "gi"), instead] as const,
);

/** Finds the phrases of the table in a text. */
export function findPhrases(text: string): Hit[] {
  const hits = wrapped.flatMap(([pattern, instead]) =>
    [...text.matchAll(pattern)].map(({ 0: phrase, index }) => ({
      line: text.slice(0, index).split("\n").length,
      phrase: phrase.replace(/\s+/g, " "),
      instead,
    })),
  );
  return hits.sort((a, b) => a.line - b.line);
}
