import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { HeadConfig } from "vitepress";
import { html } from "./markdown.ts";

// Pages without the script of the site: they use its style sheet and its colours.

/** What these pages have in common with the others. */
export interface Site {
  title: string;
  /** Path of the site on its host. */
  base: string;
  /** Its parts, as paths from the top. */
  links: { text: string; link: string }[];
  /** Elements of the head of each page. */
  head: HeadConfig[];
}

export interface StaticPage {
  file: string;
  title: string;
  description: string;
  /** HTML beside and of the text. */
  menu?: string;
  main: string;
}

export async function writeStatic(out: string, site: Site, { file, title, description, menu = "", main }: StaticPage) {
  const { base } = site;
  const sheet = (await readdir(join(out, "assets"))).find((name) => /^style\..*\.css$/.test(name));
  const style = await readFile(join(import.meta.dirname, "../reference/style.css"), "utf8");
  const search = { text: "Search", link: "/index.html?search" };
  const links = [...site.links, search].map(
    ({ text, link }) => `<li><a href="${html(base + fileOf(link))}">${html(text)}</a></li>`,
  );
  const elements = site.head.map(([tag, attributes]) => {
    const own = Object.entries(attributes).map(([name, value]) => ` ${name}="${html(value)}"`);
    return `<${tag}${own.join("")}>\n`;
  });
  const page = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${html(title)} | ${html(site.title)}</title>
<meta name="description" content="${html(description)}">
${elements.join("")}<link rel="stylesheet" href="${base}assets/${sheet}">
<style>${style}</style>
<script src="${base}assets/check-dark-mode.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><a class="name" href="${base}index.html">${html(site.title)}</a><nav aria-label="Site"><ul>${links.join("")}</ul></nav></header>
<div class="columns">
${menu}
<main id="content" class="vp-doc">${main}</main>
</div>
</body>
</html>
`;
  await writeFile(join(out, file), page);
}

/** The page that a host shows in place of one that is not there, wherever that would be. */
export async function writeNotFound(out: string, site: Site): Promise<void> {
  const to = (file: string, text: string) => `<a href="${html(site.base + file)}">${text}</a>`;
  const main = `<h1>Page not found</h1>
<p>There is no page at this address. It may have been renamed.</p>
<p>${to("index.html", "The start page")} lists the operations and the guides, ${to("index.html?search", "the search")} looks through all pages, and ${to("reference.html", "the reference")} is the entire contract on one page.</p>`;
  await writeStatic(out, site, {
    ...{ file: "404.html", title: "Page not found", description: "There is no page at this address.", main },
  });
}

/** The file of a path of the site, from the top. */
function fileOf(path: string): string {
  return path
    .slice(1)
    .replace(/(^|\/)$/, "$1index")
    .replace(/(\.html(\?.*)?)?$/, (ending) => ending || ".html");
}
