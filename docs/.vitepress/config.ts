import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listOperations } from "@cc-contract/spec/model/operations";
import { defineConfig, type HeadConfig, type MarkdownRenderer } from "vitepress";
import { anchorRows } from "../scripts/anchors.ts";
import { expander } from "../scripts/blocks.ts";
import { asText, fence, html } from "../scripts/markdown.ts";
import { outputText } from "../scripts/outputs.ts";
import { contract, operationPages } from "../scripts/pages.ts";
import { metaPolicy } from "../scripts/policy.ts";
import { repository } from "../scripts/project.ts";
import { referenceDescription, writeReference } from "../scripts/reference.ts";
import { writeNotFound } from "../scripts/static.ts";
import { highlight } from "./highlight.ts";
import { search } from "./search.ts";
import { nameTabs } from "./tabs.ts";
import { type Text, writeTexts } from "./texts.ts";

const docs = join(import.meta.dirname, "..");
const expand = expander(contract, join(docs, ".."));
/** Each page with all that it takes from elsewhere, by its path. */
const texts = new Map<string, Text>();

const title = "cc-contract";
const description = "A contract, a client, validators, a mock and a test suite for the services CC-CMS and CC-Gateway.";
const guides = [
  ["First call in five minutes", "first-call"],
  ["Signing by hand", "signing"],
  ["401: what now", "401"],
  ["The life of a GUID", "guid"],
  ["Failures with HTTP 200", "failures"],
  ["Time windows", "time"],
  ["Paging and CTI versions", "paging"],
  ["A private CA", "private-ca"],
  ["Guarding your own edge", "edge"],
  ["With another generator", "other-generators"],
  ["Validators of any contract", "any-contract"],
  ["Frameworks and proxies", "frameworks"],
  ["Testing", "testing"],
].map(([text = "", name]) => ({ text, link: `/guides/${name}` }));
const operations = listOperations(contract).map(({ operationId }) => ({
  text: html(operationId),
  link: `/operations/${operationId}`,
}));
const lookUp = [
  { text: "Code tables", link: "/codes" },
  { text: "Glossary", link: "/glossary" },
  { text: "Contract and vendor pages", link: "/differences" },
  { text: "Changelog", link: "/changelog" },
  { text: "Downloads", link: "/downloads" },
  { text: "Reference", link: "/reference.html", target: "_self" },
  { text: "Hosting this site", link: "/hosting" },
];

/** Pages as one reads them: the start, the guides, the operations, the codes, then what one looks up. */
function inOrder(pages: Text[]): Text[] {
  const links = [
    "/index",
    ...[...guides, { link: "/operations/index" }, ...operations, ...lookUp].map(({ link }) => link),
  ];
  const place = ({ path }: Text) => links.indexOf(`/${path.replace(/\.md$/, "")}`);
  return pages.toSorted((a, b) => place(a) - place(b));
}

const base = process.env.DOCS_BASE ?? "/";
/** The site on its host, where that is known. */
const address = process.env.DOCS_ORIGIN && new URL(base, process.env.DOCS_ORIGIN).href;
/** What every page has in its head. */
const head: HeadConfig[] = [
  ["meta", { "http-equiv": "Content-Security-Policy", content: metaPolicy }],
  ["link", { rel: "icon", href: `${base}icon.svg`, type: "image/svg+xml" }],
  ["meta", { property: "og:site_name", content: title }],
  ["meta", { property: "og:type", content: "website" }],
];
const nav = [
  { text: "Guides", link: "/guides/first-call", activeMatch: "/guides/" },
  { text: "Operations", link: "/operations/", activeMatch: "/operations/" },
  { text: "Codes", link: "/codes" },
  { text: "Reference", link: "/reference.html", target: "_self" },
  { text: "Downloads", link: "/downloads" },
  { text: `v${contract.info.version}`, link: "/changelog" },
];

/** What one page has in its head: how others show a link to it, and its one address. */
function headOf(file: string, title: string, description: string): HeadConfig[] {
  const url = address && address + file.replace(/(^|\/)index\.html$/, "$1");
  return [
    ["meta", { property: "og:title", content: title }],
    ["meta", { property: "og:description", content: description }],
    ...(url
      ? ([
          ["meta", { property: "og:url", content: url }],
          ["link", { rel: "canonical", href: url }],
        ] satisfies HeadConfig[])
      : []),
  ];
}

let renderer: MarkdownRenderer;

function extend(md: MarkdownRenderer): void {
  renderer = md;
  md.core.ruler.before("normalize", "contract", (state) => {
    state.src = expand(state.src.replaceAll("\r\n", "\n"));
    const shown = state.src.replace(/^<<< @\/\.\.\/(samples\/[^\s{]+)\S*(?: \[.+\])?$/gm, (_, file) =>
      outputText(readFileSync(join(docs, file), "utf8"), (text) => fence("", text)),
    );
    const { relativePath: path, frontmatter } = state.env;
    // Titles are parsed separately, without a page.
    if (path) texts.set(path, { path, ...frontmatter, text: asText(shown) });
  });
  anchorRows(md);
  nameTabs(md);
  // The site's router would look for one of its pages.
  md.core.ruler.push("reference", ({ tokens }) => {
    for (const link of tokens.flatMap(({ children }) => children ?? []))
      if (/\breference\.html/.test(link.attrGet("href") ?? "")) link.attrSet("target", "_self");
  });
}

export default defineConfig({
  ...{ title, description, lang: "en-GB", srcDir: "pages" },
  base,
  ...(address && {
    sitemap: { hostname: address, transformItems: (items) => [...items, { url: "reference.html" }] },
  }),
  cacheDir: "node_modules/.cache/vitepress",
  // Prefetched pages would outweigh the pages that are read.
  router: { prefetchLinks: false },
  ignoreDeadLinks: [/reference$/],
  head: [
    ...head,
    // Without a script no tab can be chosen, each program is shown below the other, and no console opens.
    [
      "noscript",
      {},
      "<style>.vp-code-group .blocks > div { display: block !important; } .vp-code-group .blocks > div::before { content: attr(data-title); } .console-button { display: none; } .console::after { content: 'It needs JavaScript.'; }</style>",
    ],
  ],
  markdown: {
    highlight,
    config: extend,
    // What text of the contract could set off.
    ...{ attrs: false, emoji: false, tasklist: false, footnote: false, include: false, gfmAlerts: false, toc: false },
  },
  vite: { logLevel: "warn" },
  themeConfig: {
    search: {
      provider: "local",
      // The generator doesn't find pages that are in no file.
      options: {
        _render: async (text, env, md) => {
          const [, operation = ""] = /^operations\/(.+)\.md$/.exec(env.relativePath) ?? [];
          const page = await md.renderAsync(asText(operationPages.get(operation) ?? text), env);
          return page.replace("</h1>", () => `</h1><p>${html(env.frontmatter?.description)}</p>`);
        },
        detailedView: true,
        miniSearch: search,
      },
    },
    outline: { level: [2, 3] },
    notFound: {
      title: "Page not found",
      quote: "There is no page at this address.",
      linkText: "To the start page",
      linkLabel: "To the start page",
    },
    editLink: { pattern: ({ frontmatter }) => frontmatter.edit, text: "Edit this page" },
    docFooter: { prev: "Before", next: "Next" },
    externalLinkIcon: false,
    nav,
    sidebar: [
      { text: "Guides", items: guides },
      // Each page holds its sidebar: of many operations, the overview lists them instead.
      { text: "Operations", link: "/operations/", ...(operations.length <= 50 && { items: operations }) },
      { text: "Look up", items: lookUp },
    ],
  },
  transformPageData({ relativePath, filePath, title, description, frontmatter }) {
    if (!title || !description) throw new Error(`pages/${relativePath}: begin with \`---\`, a title and a description`);
    frontmatter.edit = `${repository}/edit/main/${frontmatter.source ?? `docs/pages/${filePath}`}`;
  },
  transformHead: ({ page, title, description }) => headOf(page.replace(/\.md$/, ".html"), title, description),
  async buildEnd({ outDir }) {
    await writeTexts(outDir, title, description, inOrder([...texts.values()]));
    const site = { ...{ title, base, head }, links: nav };
    const own = headOf("reference.html", "Reference", referenceDescription);
    await writeReference(contract, outDir, { ...site, head: [...head, ...own] }, (text) =>
      renderer.renderAsync(text, {}),
    );
    await writeNotFound(outDir, site);
  },
});
