import { type Page, withFrontMatter } from "./page.ts";

/** Files for readers that take text: an index, everything in one, and each page as Markdown. */
export function textFiles(title: string, summary: string, pages: Page[]): Record<string, string> {
  const index = pages.map(({ path, title, description }) => `- [${title}](${path}.md): ${description}`);
  const whole = pages.map(({ text }) => text.trim());
  const head = `# ${title}\n\n> ${summary}\n`;
  return {
    "llms.txt": `${head}\n${index.join("\n")}\n- [Contract](openapi.yaml): the OpenAPI document that all of this is made from\n`,
    "llms-full.txt": `${head}\n${whole.join("\n\n---\n\n")}\n`,
    ...Object.fromEntries(pages.map((page) => [`${page.path}.md`, withFrontMatter(page)])),
  };
}
