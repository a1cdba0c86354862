import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What a host sends with each page, so that nothing but the site's own files is ever loaded or run. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Highlighted code carries its colours in style attributes, and the reference writes its own style sheet.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Moves the scripts that stand in the pages to files, because a strict policy runs those only. */
export async function moveScripts(dist: string): Promise<void> {
  for (const name of await filesOf(dist, /\.html$/)) {
    const file = join(dist, name);
    const html = await readFile(file, "utf8");
    const moved: Promise<unknown>[] = [];
    const result = html.replace(
      /<script(?![^>]* src=)([^>]*)>([\s\S]*?)<\/script>/g,
      (_, attributes: string, code: string) => {
        const script = `assets/${createHash("sha256").update(code).digest("hex").slice(0, 12)}.js`;
        moved.push(
          mkdir(dirname(join(dist, script)), { recursive: true }).then(() => writeFile(join(dist, script), code)),
        );
        const path = relative(dirname(name), script).split("\\").join(posix.sep);
        return `<script${attributes} src="${path.startsWith(".") ? path : `./${path}`}"></script>`;
      },
    );
    await Promise.all(moved);
    await writeFile(file, result);
  }
}

/** Puts a compressed copy beside each text, for hosts that send such copies. */
export async function compress(dist: string): Promise<void> {
  for (const name of await filesOf(dist, /\.(html|js|css|json|yaml|md|txt|svg)$/)) {
    await writeFile(join(dist, `${name}.gz`), gzipSync(await readFile(join(dist, name)), { level: 9 }));
  }
}

async function filesOf(folder: string, pattern: RegExp): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => pattern.test(name));
}
