import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import type { HeadConfig } from "vitepress";
import { asText, fence, html, line, markdown } from "./markdown.ts";
import { operationText } from "./operation.ts";
import { listSamples } from "./samples.ts";

// The reference: everything that the contract says, on one page that runs no script but the one that chooses the colours.

/** What the bundle has for readers, beside what `Contract` lists. */
export interface Described {
  info: { description?: string };
  tags: { name: string; description?: string }[];
  components: { securitySchemes: Record<string, { description?: string }> };
}

/** What the page has in common with the others. */
export interface Site {
  title: string;
  /** Its parts, as paths from the top. */
  links: { text: string; link: string }[];
  /** Elements of the head of each page. */
  head: HeadConfig[];
  /** Renders the Markdown of a page in a folder below the top. */
  render(text: string): Promise<string>;
}

/** A part of the page, which the menu leads to by its name. */
interface Part {
  id: string;
  name: string;
  /** As Markdown, which begins with its heading; empty where the part is inside another one. */
  text: string;
}

/** Writes `reference.html` into the built site, whose style sheet and colours it uses. */
export async function writeReference(contract: Contract, out: string, { title, links, head, render }: Site) {
  const { info } = contract as Contract & Described;
  const sections: string[] = [];
  const menu: string[] = [];
  for (const [first, ...parts] of chapters(contract)) {
    for (const { id, text } of [first, ...parts])
      if (text) sections.push(`<section>${onOnePage(await render(text), id)}</section>`);
    menu.push(`<p>${linkTo(first)}</p><ul>${parts.map((part) => `<li>${linkTo(part)}</li>`).join("")}</ul>`);
  }
  const about = `${line(info.title)}, version ${line(info.version)}.\n\n${markdown(info.description)}`;
  const site = links.map(({ text, link }) => `<li><a href="${html(fileOf(link))}">${html(text)}</a></li>`);
  const elements = head.map(([tag, attributes]) => {
    const own = Object.entries(attributes).map(([name, value]) => ` ${name}="${html(value)}"`);
    return `<${tag}${own.join("")}>\n`;
  });
  const sheet = (await readdir(join(out, "assets"))).find((name) => /^style\..*\.css$/.test(name));
  const style = await readFile(join(import.meta.dirname, "../reference/style.css"), "utf8");
  const page = `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Reference | ${html(title)}</title>
<meta name="description" content="Every operation, field, response and code of the contract, on one page.">
${elements.join("")}<link rel="stylesheet" href="assets/${sheet}">
<style>${style}</style>
<script src="assets/check-dark-mode.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header><a class="name" href="index.html">${html(title)}</a><nav aria-label="Site"><ul>${site.join("")}<li><a href="index.html?search">Search</a></li></ul></nav></header>
<div class="columns">
<nav class="menu" aria-label="Reference">${menu.join("")}</nav>
<main id="content" class="vp-doc"><h1>Reference</h1>${onOnePage(await render(about), "about")}
${sections.join("\n")}
</main>
</div>
</body>
</html>
`;
  await writeFile(join(out, "reference.html"), page);
}

/** The parts of the page, of each chapter its beginning first. */
function chapters(contract: Contract): [Part, ...Part[]][] {
  const { tags, components } = contract as Described & Pick<Contract, "components">;
  const schemes = Object.entries(components.securitySchemes).map(([name, { description }]) => ({
    ...{ id: `security-${name}`, name },
    text: `## ${line(name)}\n\n${markdown(description)}`,
  }));
  const operations = Map.groupBy(listOperations(contract), ({ tags }) => tags[0]);
  const services = tags.map(({ name, description }): [Part, ...Part[]] => [
    { id: `service-${name}`, name, text: `# ${line(name)}\n\n${markdown(description)}` },
    ...(operations.get(name) ?? []).map((operation) => operationPart(contract, operation)),
  ]);
  const tables = Object.keys(contract["x-codes"]).map((name) => ({
    ...{ id: `codes-${name.toLowerCase()}`, name, text: "" },
  }));
  return [
    [{ id: "security", name: "Security", text: "# Security" }, ...schemes],
    ...services,
    [{ id: "codes", name: "Code tables", text: "# Code tables\n\n<!-- codes -->" }, ...tables],
  ];
}

function operationPart(contract: Contract, operation: Operation): Part {
  const { operationId: id } = operation;
  const samples = listSamples(contract, operation).map(
    ({ label, language, text }) => `### ${label}\n\n${fence(language, text)}`,
  );
  const text = asText(operationText(contract, operation, samples.join("\n\n")));
  return { id, name: id, text: `${text}\n\n[The page of ${line(id)}](../operations/${id}.md) has a console.` };
}

/** A page as a part of a larger one: its headings are a level lower, and its addresses begin with its own. */
function onOnePage(page: string, id: string): string {
  const [, first] = /<h\d id="([^"]*)"/.exec(page) ?? [];
  const own = (name = "") => (name === first ? id : `${id}-${name}`);
  return page
    .replace(/<(\/?)h([1-5])(?=[ >])/g, (_, slash, level) => `<${slash}h${Number(level) + 1}`)
    .replace(/ id="([^"]*)"/g, (_, name) => ` id="${html(own(name))}"`)
    .replace(/ href="#([^"]*)"/g, (_, name) => ` href="#${encodeURI(own(name))}"`)
    .replaceAll(' href="../codes.html#', ' href="#codes-')
    .replace(/ href="(?:\.\/)?operations\/([^"#]+)\.html#/g, (_, operation) => ` href="#${operation}-`)
    .replaceAll(' href="../', ' href="')
    .replace(/<button title="Copy code"[^>]*><\/button>/g, "")
    .replaceAll(" v-pre", "");
}

function linkTo({ id, name }: Part): string {
  return `<a href="#${encodeURI(id)}">${html(name)}</a>`;
}

/** The file of a path of the site, from the top. */
function fileOf(path: string): string {
  return path
    .slice(1)
    .replace(/\/$/, "/index")
    .replace(/(\.html)?$/, ".html");
}
