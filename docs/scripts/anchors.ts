import type { MarkdownRenderer } from "vitepress";
import { html } from "./markdown.ts";

/** What the first column of a table is called, and the class that such a table gets. */
const kinds: Record<string, string> = { Field: "fields", Code: "codes" };

/** The address of a row: below its heading, by what is in its first cell, and as VitePress writes addresses in links. */
export function rowName(section: string, cell: string): string {
  const name = cell.replaceAll("[]", "").toLowerCase();
  return `${section}-${name.replace(/[^\w-]+/g, "-").replace(/^-|-$/g, "")}`;
}

/** Gives each field and each code of a table an address: below the heading before it, and by its name. */
export function anchorRows(md: MarkdownRenderer): void {
  md.core.ruler.push("rows", ({ tokens, Token }) => {
    const used = new Set<string>();
    let [section, kind]: (string | undefined)[] = [];
    for (const [index, token] of tokens.entries()) {
      if (token.type === "heading_open") section = String(token.attrGet("id"));
      if (token.type === "table_open") {
        // The cells of a table follow it: its head, its row, its first cell, what is in that.
        kind = kinds[tokens[index + 4]?.content ?? ""];
        if (kind) token.attrJoin("class", kind);
      }
      if (token.type === "table_close") kind = undefined;
      const cell = tokens[index + 2];
      const [first] = cell?.children ?? [];
      if (token.type !== "tr_open" || tokens[index + 1]?.type !== "td_open" || !kind || !cell || !first) continue;

      const name = rowName(String(section), cell.content.replace(/ \*\*required\*\*$/, ""));
      const id = used.has(name) ? `${name}-${index}` : name;
      used.add(id);
      token.attrSet("id", id);
      const link = (content: string) => Object.assign(new Token("html_inline", "", 0), { content });
      if (first.type === "code_inline") {
        const parts = html(first.content).replaceAll(".", ".<wbr>");
        Object.assign(first, { type: "html_inline", content: `<code>${parts}</code>` });
      }
      cell.children?.splice(0, 0, link(`<a class="row-anchor" href="#${id}">`));
      const end = cell.children?.findIndex(({ type }) => type === "strong_open") ?? -1;
      cell.children?.splice(end < 0 ? cell.children.length : end - 1, 0, link("</a>"));
    }
  });
}
