import { codeFault, codeTables } from "./lib/codes.ts";
import { isText, listOf, nodeOf } from "./lib/nodes.ts";
import type { Node, Rule } from "./lib/types.ts";

/** Demands that a code table can be shown and turned into constants: named, described, with unique codes. */
export const rule: Rule = () => ({
  *Root(root, rootAt, ctx) {
    for (const [name, place] of codeTables(root, rootAt, ctx)) {
      if (!place) continue;
      const { node: table, at } = place;
      const faults = [...tableFaults(table).map((fault) => [at, fault] as const)];
      const codes = listOf(table.codes).map(nodeOf);
      for (const [i, entry] of codes.entries()) {
        const entryAt = at.child(["codes", i]);
        faults.push(...entryFaults(entry, codes.slice(0, i), table).map((fault) => [entryAt, fault] as const));
      }
      for (const [faultAt, fault] of faults) yield [faultAt, `Code table \`${name}\`: ${fault}`];
    }
  },
});

function tableFaults(table: Node): string[] {
  const faults = {
    "the title is missing. Write one, as in `title: Agent types`.": !isText(table.title),
    "the description is missing. Write one, as in `description: Types that are not listed may occur.`": !isText(
      table.description,
    ),
    "it does not say whether other codes may occur. Write `complete: true` or `complete: false`.":
      typeof table.complete !== "boolean",
    "it has no codes. List them, as in `codes: [{ code: 0, meaning: Idle }]`.": listOf(table.codes).length === 0,
  };
  return Object.entries(faults).flatMap(([fault, isSo]) => (isSo ? fault : []));
}

function entryFaults(entry: Node, earlier: Node[], { qualifier }: Node): string[] {
  const faults: string[] = [];
  if (!(Number.isInteger(entry.code) || isText(entry.code)) || !isText(entry.meaning)) {
    faults.push("an entry lacks its code or meaning. Write both, as in `{ code: 0, meaning: Idle }`.");
  } else if (earlier.some((other) => overlap(other, entry, qualifier))) {
    faults.push(`the code ${entry.code} is listed twice. Keep one, or tell them apart by a \`qualifier\`.`);
  }
  const fault = codeFault(entry.code);
  if (fault) faults.push(`the code ${entry.code} ${fault}`);
  const unknown = Object.keys(entry).find((key) =>
    key === "unauthenticated" ? entry[key] !== true : !["code", "to", "meaning", qualifier].includes(key),
  );
  if (unknown !== undefined) {
    faults.push(
      `nothing reads \`${unknown}\` of an entry. Write \`code\`, \`to\`, \`meaning\`, the qualifier of the table, ` +
        "or `unauthenticated: true` where the code says that the caller is not authenticated.",
    );
  }
  return faults;
}

/** Whether two entries have a code in common: `to` makes an entry a range, a qualifier keeps two entries apart. */
function overlap(a: Node, b: Node, qualifier: unknown): boolean {
  if (typeof qualifier === "string" && a[qualifier] !== b[qualifier]) return false;
  const [aEnd, bEnd] = [a.to ?? a.code, b.to ?? b.code];
  if (![a.code, b.code, aEnd, bEnd].every(Number.isInteger)) return a.code === b.code;
  return Number(a.code) <= Number(bEnd) && Number(b.code) <= Number(aEnd);
}
