import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { type Page, PageError } from "./page.ts";

/** A link of a page: where it stands, and where it leads. */
interface Link {
  page: Page;
  line: number;
  target: string;
}

/**
 * Follows every link between the pages of the built site, to the heading that it names.
 *
 * @returns how many there are
 * @throws {PageError} at the first that leads nowhere
 */
export async function checkLinks(pages: Page[], dist: string): Promise<number> {
  const links = pages.flatMap(listLinks);
  for (const { page, line, target } of links) {
    const fail = (what: string) => new PageError(page.source ?? `${page.path}.md`, line, `${what}: ${target}`);
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? `${page.path}.md` : posix.normalize(posix.join(posix.dirname(page.path), path));
    const html = await readFile(join(dist, file.replace(/\.md$/, ".html")), "utf8").catch(() => undefined);
    if (html === undefined) throw fail("the link leads to no page");
    // The reference finds its places by a script; its test opens each.
    if (anchor === undefined || anchor.startsWith("/")) continue;
    if (!html.includes(`id="${anchor}"`)) throw fail("the link leads to no heading of that page");
  }
  return links.length;
}

function listLinks(page: Page): Link[] {
  let fenced = false;
  return page.text.split("\n").flatMap((text, index) => {
    if (text.startsWith("```")) fenced = !fenced;
    if (fenced) return [];
    const targets = [...text.matchAll(/(?:\]\(|href=")([^)"\s]+)[)"]/g)].map(([, target = ""]) => target);
    const inside = targets.filter((target) => !/^[a-z]+:/.test(target));
    return inside.map((target) => ({ page, line: page.lines?.[index] ?? index + 1, target }));
  });
}
