import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { CodeTable, Contract, Schema } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { withSunsets } from "@cc-contract/spec/model/sunset";
import { markdown, plain } from "./markdown.ts";
import { listSamples } from "./samples.ts";

const folder = join(import.meta.dirname, "../reference");

/** Builds the reference as one page that loads nothing from elsewhere, `reference.html` of a folder. */
export async function buildReference(contract: Contract, out: string): Promise<void> {
  const source = "reference.json";
  await writeFile(join(out, source), JSON.stringify(forReference(contract)));
  const style = await readFile(join(folder, "style.css"), "utf8");
  const options = [
    ...["--inlineBundle", "--openapi.disableTelemetry", "--openapi.scrollYOffset=48"],
    ...[`--template=${join(folder, "template.hbs")}`, `--templateOptions.style=${style}`],
  ];
  const redocly = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
  const args = [redocly, "build-docs", source, "--output=reference.html", ...options];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  await promisify(execFile)(process.execPath, args, { cwd: out, env });
  await rm(join(out, source));
  const page = join(out, "reference.html");
  await writeFile(page, await moveScripts(withoutLogo(await readFile(page, "utf8")), out));
}

/** Redoc loads its logo from another host. The page must not: the name alone stands in for it. */
function withoutLogo(html: string): string {
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>`;
  const own = html.replaceAll(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo[a-z-]*\.svg/g,
    `data:image/svg+xml;base64,${btoa(logo)}`,
  );
  if (own === html || own.includes("cdn.redoc.ly"))
    throw new Error("Redoc loads something else from its host: see docs/scripts/reference.ts");
  return own;
}

/** Moves the scripts that Redoc writes into the page to files, because the policy of the site runs those only. */
async function moveScripts(html: string, out: string): Promise<string> {
  const files = new Map<string, string>();
  const moved = html.replace(/<script(?![^>]* src=)([^>]*)>([\s\S]*?)<\/script>/g, (_, attributes, code: string) => {
    const name = `assets/${createHash("sha256").update(code).digest("hex").slice(0, 12)}.js`;
    files.set(name, code);
    return `<script${attributes} src="./${name}"></script>`;
  });
  await mkdir(join(out, "assets"), { recursive: true });
  for (const [name, code] of files) await writeFile(join(out, name), code);
  return moved;
}

/** The contract as the reference shows it: with samples, links to the pages of operations and codes, and sentinels in the descriptions. */
export function forReference(contract: Contract): object {
  const reference = withSunsets(contract);
  const tables = contract["x-codes"];
  for (const schema of Object.values(reference.components.schemas)) describe(schema, tables);
  for (const operation of listOperations(contract)) {
    const { operationId, path, method } = operation;
    Object.assign(reference.paths[path]?.[method] ?? {}, {
      externalDocs: { url: `operations/${operationId}.html`, description: "The page of this operation" },
      "x-codeSamples": listSamples(contract, operation).map(({ label, language, text }) => ({
        lang: language === "ts" ? "TypeScript" : "Shell",
        label,
        source: text,
      })),
    });
  }
  return JSON.parse(JSON.stringify(reference), (key, value) =>
    typeof value !== "string" ? value : key === "description" ? markdown(value) : plain(value),
  );
}

function describe(schema: Schema, tables: Record<string, CodeTable>): void {
  const table = tables[String(schema["x-codes"])];
  const sentinels = (schema["x-sentinels"] ?? []) as { value: number; meaning: string }[];
  for (const { value, meaning } of sentinels) schema.description += ` \`${value}\`: ${meaning}`;
  if (table) schema.description += ` Codes: [${table.title}](codes.html#${String(schema["x-codes"]).toLowerCase()}).`;
  for (const property of Object.values(schema.properties ?? {})) if (property) describe(property, tables);
}
