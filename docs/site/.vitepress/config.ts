import { readFileSync } from "node:fs";
import { defineConfig } from "vitepress";
import { nameTabs } from "./code-groups.ts";

// The build writes the pages, and what this reads of them, before it starts the generator: see scripts/build.ts.

interface Built {
  title: string;
  description: string;
  guides: { text: string; link: string }[];
  operations: { text: string; link: string }[];
}
const work = process.env.DOCS_WORK ?? "";
const built: Built = JSON.parse(readFileSync(`${work}/site.json`, "utf8"));

export default defineConfig({
  title: built.title,
  description: built.description,
  lang: "en-GB",
  base: process.env.DOCS_BASE ?? "/",
  srcDir: `${work}/pages`,
  cacheDir: "../node_modules/.cache/vitepress",
  metaChunk: true,
  // The index of the search lists pages in the order in which they get ready; one at a time, that is always the same.
  buildConcurrency: 1,
  // Pages that nobody may open weigh more than those that are read.
  router: { prefetchLinks: false },
  // Links of the pages are followed by scripts/links.ts, which names the line.
  ignoreDeadLinks: true,
  head: [
    ["link", { rel: "icon", href: "data:," }],
    // Without a script no tab can be chosen, and each program is shown below the other.
    ["noscript", {}, "<style>.vp-code-group .blocks > div { display: block !important; }</style>"],
  ],
  // Others have too little contrast on the background of a code block.
  markdown: { theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" }, config: nameTabs },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    notFound: { linkLabel: "Take me home" },
    docFooter: { prev: "Before", next: "Next" },
    externalLinkIcon: false,
    nav: [
      { text: "Guides", link: "/guides/first-call", activeMatch: "/guides/" },
      { text: "Operations", link: "/operations/", activeMatch: "/operations/" },
      { text: "Codes", link: "/codes" },
      { text: "Reference", link: "/reference.html", target: "_self" },
      { text: "Downloads", link: "/downloads" },
    ],
    sidebar: [
      { text: "Guides", items: built.guides },
      { text: "Operations", items: built.operations },
      {
        text: "Look up",
        items: [
          { text: "Code tables", link: "/codes" },
          { text: "Glossary", link: "/glossary" },
          { text: "Contract and pages", link: "/differences" },
          { text: "Changelog", link: "/changelog" },
          { text: "Downloads", link: "/downloads" },
          { text: "Reference", link: "/reference.html", target: "_self" },
        ],
      },
    ],
  },
});
