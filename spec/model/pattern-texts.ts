/** A part of a pattern: a set of characters or of alternatives, repeated `times` times. */
type Part = ({ characters: string[] } | { ways: Part[][] }) & { times: number };

/**
 * Strings that match a pattern and together take every alternative and the first and last character of every class:
 * a pattern that is narrower anywhere rejects one of them.
 *
 * @throws {Error} if the pattern has more than literals, classes, groups, `|` and `{n}`
 */
export function patternTexts(pattern: string): string[] {
  const tokens = pattern.match(/\(\?:|\[[^\]^\\]+\]|\{\d+\}|[()|^$]|[^\\*+?.[\]{}]/g) ?? [];
  if (tokens.join("") !== pattern)
    throw new Error(`Can't make strings for the pattern ${pattern}: extend pattern-texts.ts`);
  const inner = tokens.filter((token) => token !== "^" && token !== "$");
  const ways = parseWays(inner);
  return [...new Set(ways.flatMap(textsOf))];
}

/** Takes tokens up to the end of a group. */
function parseWays(tokens: string[]): Part[][] {
  const ways: Part[][] = [[]];
  for (let token = tokens.shift(); token !== undefined && token !== ")"; token = tokens.shift()) {
    const way = ways.at(-1) ?? [];
    const last = way.at(-1);
    if (token === "|") ways.push([]);
    else if (token === "(?:" || token === "(") way.push({ ways: parseWays(tokens), times: 1 });
    else if (token.length > 1 && token.startsWith("{") && last) last.times = Number(token.slice(1, -1));
    else way.push({ characters: token.startsWith("[") ? charactersOf(token) : [token], times: 1 });
  }
  return ways;
}

function charactersOf(charClass: string): string[] {
  return [...charClass.slice(1, -1).matchAll(/(.)-(.)|./g)].flatMap(([one, from, to]) => {
    if (from === undefined || to === undefined) return [one];
    const first = from.charCodeAt(0);
    return Array.from({ length: to.charCodeAt(0) - first + 1 }, (_, index) => String.fromCharCode(first + index));
  });
}

/** Every string of each part, combined with the first of the other parts. */
function textsOf(way: Part[]): string[] {
  const parts = way.map((part) => {
    const texts = "ways" in part ? part.ways.flatMap(textsOf) : [part.characters[0], part.characters.at(-1)];
    return texts.map((text) => String(text).repeat(part.times));
  });
  const plain = parts.map(([first = ""]) => first);
  return [...new Set(parts.flatMap((texts, index) => texts.map((text) => plain.with(index, text).join(""))))];
}
