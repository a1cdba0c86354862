import { createMarkdownRenderer, disposeMdItInstance, type MarkdownRenderer } from "vitepress";

/** A part of a page as the site generator reads it. */
export type Token = ReturnType<MarkdownRenderer["parse"]>[number];

/** A part of a page, and its line. */
export interface Part {
  token: Token;
  line: number;
}

/** Reads Markdown into its parts. */
export type Parser = (text: string) => Part[];

/** The parser of the site generator, so that nothing is code, a link or an image for it alone. */
export async function createParser(): Promise<Parser> {
  const renderer = await createMarkdownRenderer(".", { highlight: () => "" });
  // It is kept as the one of the build otherwise, and would colour nothing there.
  disposeMdItInstance();
  return (text) => {
    // The generator takes the front matter off; here its lines still count.
    const body = text.replace(/^---\n[\s\S]*?\n---\n/, (head) => head.replace(/[^\n]/g, ""));
    const env = { path: "page.md", relativePath: "page.md" };
    return renderer.parse(body, env).flatMap((token) => {
      let line = (token.map?.[0] ?? 0) + 1;
      const parts = [{ token, line }];
      for (const child of token.children ?? []) {
        parts.push({ token: child, line });
        line += /break$/.test(child.type) ? 1 : child.content.split("\n").length - 1;
      }
      return parts;
    });
  };
}
