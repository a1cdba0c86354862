import type { Rule } from "./lib/types.ts";

/**
 * Demands that every `$ref` can be resolved. Redocly's own `no-unresolved-refs` reports a file that can't be
 * parsed at each `$ref` to it, and at NaN:NaN if it has two documents.
 */
export const rule: Rule = () => {
  const reported = new Set<string>();
  return {
    *ref({ $ref }, at, _, { node, error }) {
      if (node !== undefined) return;
      if (!error?.source) {
        yield [
          at.child(["$ref"]),
          `\`${$ref}\` can't be resolved. Write a path relative to this file, as in \`$ref: examples/CmsFailure.yaml\`.`,
        ];
        return;
      }
      const { source, message, line, col } = error;
      if (reported.has(source.absoluteRef)) return;
      reported.add(source.absoluteRef);
      const start = line && col ? { line, col } : { line: lineOfSecondDocument(source.body), col: 1 };
      yield [
        { source, pointer: undefined, start },
        `This file is not valid YAML: ${message.replace(/ in ".*" \(\d+:\d+\)$/, "")}. ` +
          "Quote a text that contains `: ` or begins with a special character, close what is open, and indent by spaces.",
      ];
    },
  };
};

function lineOfSecondDocument(text: string): number {
  return text.split("\n").findIndex((line, i) => i > 0 && /^---\s*$/.test(line)) + 1 || 1;
}
