import { writeFiles } from "../../tools/lib/files.ts";
import { page } from "../scripts/markdown.ts";

/** A page as readers of text get it. */
export interface Text {
  /** Path of its Markdown below the site. */
  path: string;
  title: string;
  description: string;
  text: string;
}

/** Writes files for readers that take text: an index, everything in one, and each page as Markdown. */
export async function writeTexts(out: string, title: string, summary: string, pages: Text[]): Promise<void> {
  const index = pages.map(({ path, title, description }) => `- [${title}](${path}): ${description}`);
  const head = `# ${title}\n\n> ${summary}\n`;
  const contract = "- [Contract](openapi.yaml): the OpenAPI document that all of this is made from";
  const files = {
    "llms.txt": `${head}\n${index.join("\n")}\n${contract}\n`,
    "llms-full.txt": `${head}\n${pages.map(({ text }) => text.trim()).join("\n\n---\n\n")}\n`,
    ...Object.fromEntries(pages.map(({ path, title, description, text }) => [path, page(title, description, text)])),
  };
  await writeFiles(out, files);
}
