import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vitepress";

// Builds the pages of the site into the given folder. A separate process, because the generator prints its progress.

const [outDir = "dist"] = process.argv.slice(2);
const docs = join(import.meta.dirname, "..");
const scripts: Record<string, string> = {};

try {
  await build(docs, {
    outDir,
    onAfterConfigResolve: (config) => {
      // Two builds at once must not share it. Beside `dist`, where packages are found, and what was cut off is removed.
      config.tempDir = join(docs, `dist.next-${process.pid}`);
      const { base, head } = config.site;
      // The policy of the site runs no script that is in a page.
      config.site.head = head.map(([tag, attributes, code]) => {
        if (tag !== "script" || !code) return [tag, attributes, code ?? ""];
        const file = `assets/${attributes.id}.js`;
        scripts[file] = code;
        return [tag, { ...attributes, src: base + file }];
      });
    },
  });
} catch (error) {
  // The stack leads through the generator only.
  console.error(String((error as Error).message).replace(/\n +at .*/g, ""));
  process.exit(1);
}
for (const [file, code] of Object.entries(scripts)) {
  await mkdir(join(outDir, "assets"), { recursive: true });
  await writeFile(join(outDir, file), code);
}
