import type { Rule } from "./lib/types.ts";

// A word that ends in -ing or -s is not an imperative, with a few exceptions such as Access and Focus.
const verb = /^(?!(?:An?|The|[A-Z][a-z]{2,}ing|[A-Z][a-z]*[^su]s) )[A-Z][a-z]+ /;
// Only abbreviations and names such as VDN and CC-CMS have capitals, at least two of them.
const sentenceCase = /^[^ ]+(?: (?:[^A-Z ]|[A-Z][A-Z0-9])[^ ]*)+$/;

/** Demands a short verb phrase as the summary of an operation: it is the heading of the operation in the reference. */
export const rule: Rule = () => ({
  *Operation({ summary }, at) {
    if (typeof summary !== "string") return;
    if (verb.test(summary) && sentenceCase.test(summary) && !summary.endsWith(".") && summary.length <= 60) return;
    yield [
      at.child(["summary"]),
      "The summary is not a short verb phrase. Begin with a verb, continue in lower case, " +
        "use 60 characters at most and no full stop, as in `Query the details of an agent`.",
    ];
  },
});
