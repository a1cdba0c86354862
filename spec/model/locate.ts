import { readdir, readFile } from "node:fs/promises";

const root = new URL("../", import.meta.url);

/** File and line in the contract's source where a component has a keyword, or else where any has it. */
export async function locate(component: string, keyword: string): Promise<string> {
  const files = (await readdir(root, { recursive: true })).filter((file) =>
    /^(?!rules|model|keywords|dist|codes|node_modules)[^/]+\/[^/]+\.yaml$/.test(file),
  );
  const own = files.filter((file) => file.endsWith(`/${component}.yaml`));
  for (const file of [...own, ...files]) {
    const lines = (await readFile(new URL(file, root), "utf8")).split("\n");
    const line = lines.findIndex((text) => text.trimStart().startsWith(`${keyword}:`));
    if (line >= 0) return `spec/${file}:${line + 1}`;
  }
  return own[0] ? `spec/${own[0]}` : `the parameters of ${component}`;
}
