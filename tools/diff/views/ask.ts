import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compiler } from "./compiler.ts";
import { oasdiff } from "./oasdiff.ts";
import { payloads } from "./payloads.ts";
import { redocly } from "./redocly.ts";
import type { Report, View, ViewName } from "./view.ts";

const views: Record<ViewName, View> = { redocly, oasdiff, compiler, payloads };

/** Asks every view about two bundles. One that can't answer says why; the verdict does not wait for it. */
export async function askViews(base: object, next: object): Promise<Report[]> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-diff-"));
  try {
    const baseFile = join(folder, "base.json");
    const nextFile = join(folder, "next.json");
    await writeFile(baseFile, JSON.stringify(base));
    await writeFile(nextFile, JSON.stringify(next));
    const bundles = { base, next, baseFile, nextFile };
    return await Promise.all((Object.keys(views) as ViewName[]).map((view) => ask(view, () => views[view](bundles))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function ask(view: ViewName, answer: () => Promise<Report["opinions"]>): Promise<Report> {
  const begin = performance.now();
  const told = await answer().then(
    (opinions) => ({ opinions }),
    (error: Error) => ({ opinions: [], unavailable: error.message.split("\n")[0] ?? "" }),
  );
  return { view, ...told, milliseconds: performance.now() - begin };
}
