import { isText, listOf, nodeOf } from "./nodes.ts";
import { codeTables } from "./root.ts";
import type { Node, Visitor } from "./types.ts";

/** Demands that a code table can be shown and turned into constants: named, described, with unique codes. */
export function codeTable(): Visitor {
  return {
    Root(root, ctx) {
      for (const [name, { node: table, at }] of codeTables(root, ctx)) {
        const report = (message: string, location = at) =>
          ctx.report({ message: `Code table \`${name}\`: ${message}`, location });

        if (!isText(table.title)) report("the title is missing. Write one, as in `title: Agent types`.");
        if (!isText(table.description)) {
          report("the description is missing. Write one, as in `description: Types that are not listed may occur.`");
        }
        if (typeof table.complete !== "boolean") {
          report("nobody can tell whether other codes may occur. Write `complete: true` or `complete: false`.");
        }
        const codes = listOf(table.codes).map(nodeOf);
        if (codes.length === 0) report("it holds no codes. List them, as in `codes: [{ code: 0, meaning: Idle }]`.");
        for (const [i, entry] of codes.entries()) {
          const entryAt = at.child(["codes", i]);
          if (!isCode(entry.code) || !isText(entry.meaning)) {
            report("an entry lacks its code or meaning. Write both, as in `{ code: 0, meaning: Idle }`.", entryAt);
          } else if (codes.slice(0, i).some((earlier) => overlap(earlier, entry, table.qualifier))) {
            report(`the code ${entry.code} is listed twice. Keep one, or tell them apart by a \`qualifier\`.`, entryAt);
          }
          const unknown = unknownKey(entry, table.qualifier);
          if (unknown !== undefined) {
            report(
              `nobody reads \`${unknown}\` of an entry. Write \`code\`, \`to\`, \`meaning\`, the qualifier of the table, ` +
                "or `unauthenticated: true` where the code says that the caller is not authenticated.",
              entryAt,
            );
          }
        }
      }
    },
  };
}

/** First key of an entry that has no meaning. */
function unknownKey(entry: Node, qualifier: unknown): string | undefined {
  return Object.keys(entry).find((key) =>
    key === "unauthenticated" ? entry[key] !== true : !["code", "to", "meaning", qualifier].includes(key),
  );
}

function isCode(code: unknown): boolean {
  return Number.isInteger(code) || isText(code);
}

/** Whether two entries hold a code in common: `to` makes an entry a range, a qualifier keeps two entries apart. */
function overlap(a: Node, b: Node, qualifier: unknown): boolean {
  if (typeof qualifier === "string" && a[qualifier] !== b[qualifier]) return false;
  const [aEnd, bEnd] = [a.to ?? a.code, b.to ?? b.code];
  if (![a.code, b.code, aEnd, bEnd].every(Number.isInteger)) return a.code === b.code;
  return Number(a.code) <= Number(bEnd) && Number(b.code) <= Number(aEnd);
}
