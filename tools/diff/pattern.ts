import { DFA, isDisjointWith, JS, NFA } from "refa";
import type { Direction } from "./change.ts";

// Patterns are compared as languages: which texts each of them accepts.

/** What a change of a pattern means; `other` also where the automata can't tell. */
export function patternDirection(was: string, is: string): Direction {
  try {
    const kept = isWithin(was, is);
    const gainedNothing = isWithin(is, was);
    if (kept) return gainedNothing ? "none" : "looser";
    return gainedNothing ? "stricter" : "other";
  } catch {
    // Lookarounds, or more states than refa is willing to make.
    return "other";
  }
}

/** Whether every text that one pattern accepts is accepted by the other. */
function isWithin(one: string, other: string): boolean {
  const complement = DFA.fromFA(automatonOf(other));
  complement.complement();
  return isDisjointWith(automatonOf(one), complement);
}

function automatonOf(pattern: string): NFA {
  const { expression, maxCharacter } = parserOf(wholeText(pattern)).parse();
  return NFA.fromRegex(expression, { maxCharacter });
}

function parserOf(source: string): JS.Parser {
  return JS.Parser.fromLiteral({ source, flags: "u" });
}

/** A pattern is searched for in a text; as a language, it has to say what may stand before and after it. */
function wholeText(pattern: string): string {
  return parserOf(pattern).ast.pattern.alternatives.map(anchored).join("|");
}

type Alternative = JS.RegexppAst["pattern"]["alternatives"][number];

function anchored({ elements }: Alternative): string {
  const [starts, ends] = [isEdge(elements[0], "start"), isEdge(elements.at(-1), "end")];
  const inner = elements.slice(starts ? 1 : 0, ends ? -1 : undefined).map(({ raw }) => raw);
  return `${starts ? "" : "[^]*"}${inner.join("")}${ends ? "" : "[^]*"}`;
}

function isEdge(element: Alternative["elements"][number] | undefined, kind: "start" | "end"): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}
