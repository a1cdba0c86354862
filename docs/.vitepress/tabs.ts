import type { MarkdownRenderer } from "vitepress";
import { html } from "../scripts/markdown.ts";

/** Gives each program of a group its name, for where all are shown at once: on paper, and without a script. */
export function nameTabs(md: MarkdownRenderer): void {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...more) => {
    const [, name] = /\[(.+)\]/.exec(tokens[index]?.info ?? "") ?? [];
    const block = fence?.(tokens, index, ...more) ?? "";
    return name ? block.replace(/^<div /, () => `<div data-title="${html(name)}" `) : block;
  };
}
