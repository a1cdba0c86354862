import { type Page, PageError } from "./page.ts";

/** What the site generator complains of, at the page that it means; the error itself where it means none. */
export function explain(error: unknown, pages: Page[]): unknown {
  const { message = "", id = "" } = Object(error) as { message?: string; id?: string };
  const page = pages.find(({ path }) => `${message}\n${id}`.includes(`/pages/${path}.md`));
  if (!page) return error;
  const [said = ""] = message.split("\n");
  // A file that is missing is quoted as the page has it. For other mistakes the generator knows the line of its own code only.
  const [, quoted] = /"([^"]+)" from/.exec(said) ?? [];
  const at = quoted ? page.text.split("\n").findIndex((line) => line.includes(quoted.replace(/^\.\//, ""))) : -1;
  const words = said.replace(/\S*\/pages\/\S+\.md"?( \([\d:]+\))?/, "this page");
  return new PageError(page.source ?? `${page.path}.md`, page.lines?.[at] ?? 1, words);
}
