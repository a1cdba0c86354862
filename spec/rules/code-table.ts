import { codeFault, codeTables } from "./lib/codes.ts";
import { isText, listOf, nodeOf } from "./lib/nodes.ts";
import type { Node, Rule } from "./lib/types.ts";

/** Demands that a code table can be shown and turned into constants: named, described, with unique codes. */
export const rule: Rule = () => ({
  *Root(root, rootAt, ctx) {
    for (const [name, place] of codeTables(root, rootAt, ctx)) {
      if (!place) continue;
      const { node, at } = place;
      const codes = listOf(node.codes).map(nodeOf);
      for (const fault of tableFaults(node)) yield [at, `Code table \`${name}\`: ${fault}`];
      for (const [i, entry] of codes.entries()) {
        const faults = [
          ...entryFaults(entry, codes.slice(0, i), node.qualifier),
          ...(node.complete === true || "name" in entry ? nameFaults(entry, codes.slice(0, i)) : []),
        ];
        for (const fault of faults) yield [at.child(["codes", i]), `Code table \`${name}\`: ${fault}`];
      }
    }
  },
});

function* tableFaults({ title, description, complete, codes }: Node): Generator<string> {
  if (!isText(title)) yield "the title is missing. Write one, as in `title: Agent types`.";
  if (!isText(description)) {
    yield "the description is missing. Write one, as in `description: Types that are not listed may occur.`";
  }
  if (typeof complete !== "boolean") {
    yield "it does not say whether other codes may occur. Write `complete: true` or `complete: false`.";
  }
  if (listOf(codes).length === 0) yield "it has no codes. List them, as in `codes: [{ code: 0, meaning: Idle }]`.";
}

function* entryFaults(entry: Node, earlier: Node[], qualifier: unknown): Generator<string> {
  const { code, meaning, name: _, unauthenticated = true, ...others } = entry;
  if (!(Number.isInteger(code) || isText(code)) || !isText(meaning)) {
    yield "an entry lacks its code or meaning. Write both, as in `{ code: 0, meaning: Idle }`.";
  } else if (earlier.some((other) => overlap(other, entry, qualifier))) {
    yield `the code ${code} is listed twice. Keep one, or distinguish them by a \`qualifier\`.`;
  }
  const fault = codeFault(code);
  if (fault) yield `the code ${code} ${fault}`;
  const unknown = Object.keys(others).find((key) => key !== "to" && key !== qualifier);
  if (unknown !== undefined || unauthenticated !== true) {
    yield `nothing reads \`${unknown ?? "unauthenticated"}\` of an entry. Write \`code\`, \`to\`, \`meaning\`, ` +
      "the qualifier of the table, or `unauthenticated: true` if the code means that the caller is not authenticated.";
  }
}

/** Generators make a constant of each code of a complete table. */
function* nameFaults({ name, code }: Node, earlier: Node[]): Generator<string> {
  if (typeof name !== "string" || !/^[A-Z][A-Za-z0-9]*$/.test(name))
    yield `the code ${code} has no name that is valid for a constant. Write one, as in \`name: SignedIn\`.`;
  else if (earlier.some((other) => other.name === name))
    yield `the name ${name} is used twice. Give each code a unique name.`;
}

/** Whether two entries have a code in common: `to` makes an entry a range, a qualifier keeps two entries apart. */
function overlap(a: Node, b: Node, qualifier: unknown): boolean {
  if (typeof qualifier === "string" && a[qualifier] !== b[qualifier]) return false;
  const [aEnd, bEnd] = [a.to ?? a.code, b.to ?? b.code];
  if (![a.code, b.code, aEnd, bEnd].every(Number.isInteger)) return a.code === b.code;
  return Number(a.code) <= Number(bEnd) && Number(b.code) <= Number(aEnd);
}
