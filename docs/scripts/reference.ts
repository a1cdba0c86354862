import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { asText, fence, html, line, markdown } from "./markdown.ts";
import { operationText } from "./operation.ts";
import { listSamples } from "./samples.ts";
import { type Site, writeStatic } from "./static.ts";

// The reference: everything that the contract says, on one page that runs no script but the one that chooses the colours.

export const referenceDescription = "Every operation, field, response and code of the contract, on one page.";

/** What the bundle has for readers, beside what `Contract` lists. */
export interface Described {
  info: { description?: string };
  tags: { name: string; description?: string }[];
  components: { securitySchemes: Record<string, { description?: string }> };
}

/** A part of the page, which the menu leads to by its name. */
interface Part {
  id: string;
  name: string;
  /** As Markdown, which begins with its heading; empty where the part is inside another one. */
  text: string;
}

/**
 * Writes `reference.html` into the built site.
 *
 * @param render renders the Markdown of a page in a folder below the top
 */
export async function writeReference(
  contract: Contract,
  out: string,
  site: Site,
  render: (text: string) => Promise<string>,
): Promise<void> {
  const { info } = contract as Contract & Described;
  const sections: string[] = [];
  const menu: string[] = [];
  for (const [first, ...parts] of chapters(contract)) {
    for (const { id, text } of [first, ...parts])
      if (text) sections.push(`<section>${onOnePage(await render(text), id)}</section>`);
    menu.push(`<p>${linkTo(first)}</p><ul>${parts.map((part) => `<li>${linkTo(part)}</li>`).join("")}</ul>`);
  }
  const about = `${line(info.title)}, version ${line(info.version)}.\n\n${markdown(info.description)}`;
  await writeStatic(out, site, {
    ...{ file: "reference.html", title: "Reference", description: referenceDescription },
    menu: `<nav class="menu" aria-label="Reference">${menu.join("")}</nav>`,
    main: `<h1>Reference</h1>${onOnePage(await render(about), "about")}\n${sections.join("\n")}\n`,
  });
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
  return (
    page
      .replace(/<(\/?)h([1-5])(?=[ >])/g, (_, slash, level) => `<${slash}h${Number(level) + 1}`)
      .replace(/ id="([^"]*)"/g, (_, name) => ` id="${html(own(name))}"`)
      .replace(/ href="#([^"]*)"/g, (_, name) => ` href="#${encodeURI(own(name))}"`)
      .replaceAll(' href="../codes.html#', ' href="#codes-')
      .replace(/ href="(?:\.\/)?operations\/([^"#]+)\.html#/g, (_, operation) => ` href="#${operation}-`)
      .replaceAll(' href="../', ' href="')
      .replace(/<button title="Copy code"[^>]*><\/button>/g, "")
      // Code breaks here, and no script could tell what scrolls.
      .replaceAll(' tabindex="0"', "")
      .replaceAll(" v-pre", "")
  );
}

function linkTo({ id, name }: Part): string {
  return `<a href="#${encodeURI(id)}">${html(name)}</a>`;
}
