import { fieldPlace, nameOf, type Rule } from "./rule.ts";

/** UTF-8 that was read as Latin-1 or Windows-1252: a lead byte, then a continuation byte. */
const misread =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/u;

/** The replacement for an unreadable character. */
const replaced = /\ufffd/u;

/** Strings entered by people have no spaces around them and the right charset. */
export const texts: Rule = (about) =>
  about.fields.flatMap((field) => {
    const { value } = field;
    if (typeof value !== "string") return [];
    const why =
      value !== value.trim() ? "spaces around it" : isMisread(value) ? "decoded with the wrong charset" : undefined;
    if (why === undefined) return [];
    const actual = `${nameOf(field)} ${JSON.stringify(value)}: ${why}`;
    return [{ kind: "warning", place: fieldPlace(about, field, "description"), actual }];
  });

function isMisread(text: string): boolean {
  return misread.test(text) || replaced.test(text);
}
