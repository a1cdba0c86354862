import type { MarkdownRenderer } from "vitepress";

/** Names the tabs of code groups by their place in the page: the generator draws lots, and no two builds were the same. */
export function nameTabs({ renderer: { rules } }: MarkdownRenderer): void {
  const open = rules["container_code-group_open"];
  if (!open) throw new Error("the site generator has no code groups any more");
  rules["container_code-group_open"] = (tokens, index, ...rest) => {
    const names: string[] = [];
    return open(tokens, index, ...rest).replace(/(?<=(?:name|id|for)=")(group|tab)-[\w-]+/g, (name, kind) => {
      if (!names.includes(name)) names.push(name);
      return `${kind}-${index}-${names.indexOf(name)}`;
    });
  };
}
