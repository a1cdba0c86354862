// How the search of the site finds and weighs. The site gets each function as its text, so that none may use what is outside
// of it. A document is a section: `title` is its heading, `titles` are those above.

export const search = {
  options: {
    // Names are found by their words, too.
    tokenize: (text: string) =>
      text
        .split(/[\n\r\p{Z}\p{P}]+/u)
        .flatMap((word) => [word, ...(/[a-z][A-Z]/.test(word) ? word.split(/(?<=[a-z])(?=[A-Z])/) : [])]),
    processTerm: (term: string) =>
      /^(an?|and|by|do|for|from|how|i|in|is|it|of|on|or|the|to|what|with)$/i.test(term) ? null : term.toLowerCase(),
  },
  searchOptions: {
    boost: { title: 4, titles: 2, text: 1 },
    // A number or a short name that is written otherwise is another one.
    fuzzy: (term: string) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
    prefix: true,
    boostDocument: (id: string, _term: string, { titles }: Record<string, unknown> = {}) => {
      const isStart = id !== "/" && Array.isArray(titles) && titles.length === 0;
      if (id.startsWith("/guides/")) return isStart ? 2.5 : 1.5;
      // These have the same headings on each page.
      if (id.startsWith("/operations/") && !isStart) return 0.4;
      return isStart ? 2 : 1;
    },
  },
};
