import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Parser } from "./markdown.ts";
import { type Page, PageError } from "./page.ts";

/** The built site, as its links see it. */
interface Built {
  /** Path under which it stands, from `/` to `/`. */
  base: string;
  files: Set<string>;
  /** Places within a page, by its file. */
  ids: Map<string, Set<string>>;
}

/**
 * Follows every link within the built site, also those of the menus, to the heading that it names.
 *
 * @returns how many there are
 * @throws {PageError} at one that leads nowhere, if possible one that stands in a page
 */
export async function checkLinks(parse: Parser, pages: Page[], dist: string, base: string): Promise<number> {
  const names = (await readdir(dist, { recursive: true })).map((name) => name.replaceAll("\\", "/")).sort();
  const texts = new Map<string, string>();
  for (const name of names.filter((one) => one.endsWith(".html")))
    texts.set(name, markup(name, await readFile(join(dist, name), "utf8")));
  const ids = new Map(
    [...texts].map(([name, html]) => [name, new Set(attributes(html, "id").map(({ value }) => value))]),
  );
  const built: Built = { base, files: new Set(names), ids };

  let count = 0;
  let inMenus: PageError | undefined;
  for (const [name, html] of texts) {
    const page = pages.find(({ path }) => `${path}.html` === name);
    for (const { value, line } of [...attributes(html, "href"), ...attributes(html, "src")]) {
      if (/^([a-z][a-z\d+.-]*:|\/\/)/i.test(value)) continue;
      count++;
      const mistake = follow(built, name, value);
      if (mistake === undefined) continue;
      const written = page && find(parse, page, built, name, value);
      if (written) throw new PageError(written.file, written.line, `${mistake}: ${written.target}`);
      inMenus ??= new PageError(`docs/dist/${name}`, line, `${mistake}: ${value}`);
    }
  }
  if (inMenus) throw inMenus;
  return count;
}

/** What is wrong with a link; undefined where nothing is. */
function follow({ base, files, ids }: Built, name: string, target: string): string | undefined {
  const { pathname, hash } = resolve(base, name, target);
  if (!pathname.startsWith(base)) return "the link leads out of the site";
  const path = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, "$1index.html");
  if (!files.has(path)) return "the link leads to no page";
  // The reference finds its places by a script; its test opens each.
  if (hash === "" || path === "reference.html") return undefined;
  return ids.get(path)?.has(decodeURIComponent(hash.slice(1)))
    ? undefined
    : "the link leads to no heading of that page";
}

/** The place in the Markdown that a link of the built page comes from. */
function find(parse: Parser, page: Page, { base }: Built, name: string, target: string) {
  const same = (one: string) => resolve(base, name, one).href.replace(/(\/index)?\.(md|html)(?=$|#)/, "");
  for (const { token, line } of parse(page.text)) {
    const own = (token.attrs ?? []).filter(([key]) => key === "href" || key === "src").map(([, value]) => value);
    const html = token.type.startsWith("html_") ? attributes(token.content, "(?:href|src)") : [];
    for (const written of [...own.map((value) => ({ value, line: 1 })), ...html])
      if (same(written.value) === same(target)) {
        const at = line + written.line - 1;
        return { file: page.source ?? `${page.path}.md`, line: page.lines?.[at - 1] ?? at, target: written.value };
      }
  }
  return undefined;
}

function resolve(base: string, name: string, target: string): URL {
  return new URL(target, `http://site${base}${name}`);
}

/** What a browser would take as tags: no scripts and comments. What Redoc makes of the contract is its own. */
function markup(name: string, html: string): string {
  const own =
    name === "reference.html" ? (/<header class="site-header">[\s\S]*?<\/header>/.exec(html)?.[0] ?? "") : html;
  return own.replace(/<!--[\s\S]*?-->|(<script\b[^>]*>)[\s\S]*?<\/script>/g, "$1");
}

/** Values of an attribute in all tags, each with its line. */
function attributes(html: string, name: string): { value: string; line: number }[] {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, "g");
  return [...html.matchAll(/<[a-z][^>]*>/gi)].flatMap(({ 0: tag, index }) =>
    [...tag.matchAll(pattern)].map(([, quoted, single, bare]) => ({
      value: (quoted ?? single ?? bare ?? "")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&"),
      line: html.slice(0, index).split("\n").length,
    })),
  );
}
