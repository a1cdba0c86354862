import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CodeTable, Contract, Schema } from "@cc-contract/spec/model/contract";
import { withSunsets } from "@cc-contract/spec/model/sunset";
import { runTool } from "../../tools/lib/tool.ts";
import type { Sample } from "./samples.ts";

const root = join(import.meta.dirname, "..");

/** Builds the reference as one page that loads nothing from elsewhere. */
export async function buildReference(contract: Contract, samples: Sample[], page: string): Promise<void> {
  const source = `${page}.json`;
  await writeFile(source, JSON.stringify(forReference(contract, samples)));
  const style = await readFile(join(root, "reference/style.css"), "utf8");
  await runTool(
    import.meta.resolve("@redocly/cli/bin/cli.js"),
    [
      ...[
        "build-docs",
        source,
        `--output=${page}`,
        "--inlineBundle",
        "--openapi.disableTelemetry",
        "--openapi.scrollYOffset=48",
      ],
      ...[`--template=${join(root, "reference/template.hbs")}`, `--templateOptions.style=${style}`],
    ],
    root,
    "The docs were not built. docs/dist is as it was.",
  );
  // Redoc loads its logo from another host. The page must not: the name alone stands in for it.
  const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="16"><text y="12" font-family="sans-serif" font-size="12" fill="gray">Redocly</text></svg>`;
  const html = await readFile(page, "utf8");
  const own = html.replaceAll(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo[a-z-]*\.svg/g,
    `data:image/svg+xml;base64,${btoa(logo)}`,
  );
  if (own === html || own.includes("cdn.redoc.ly"))
    throw new Error("Redoc loads something else from its host: see scripts/reference.ts");
  await writeFile(page, own);
}

/** The contract as the reference shows it: with samples, with ways to the pages of operations and codes, and with special values in the descriptions. */
export function forReference(contract: Contract, samples: Sample[]): Contract {
  const tables = contract.components["x-codes"];
  const reference = withSunsets(contract);
  for (const schema of Object.values(reference.components.schemas)) visit(schema, tables);
  for (const item of Object.values(reference.paths))
    for (const operation of Object.values(item)) {
      const { operationId } = operation as { operationId?: string };
      const own = samples.filter(({ file }) => operationId && file.startsWith(`${operationId}.`));
      if (own.length > 0)
        Object.assign(operation, {
          externalDocs: { url: `operations/${operationId}.html`, description: "The page of this operation" },
          "x-codeSamples": own.map(({ label, language, text }) => ({
            lang: language === "ts" ? "TypeScript" : "Shell",
            label,
            source: text,
          })),
        });
    }
  return reference;
}

function visit(schema: Schema, tables: Record<string, CodeTable>): void {
  const table = tables[String(schema["x-codes"])];
  const sentinels = (schema["x-sentinels"] ?? []) as { value: number; meaning: string }[];
  for (const { value, meaning } of sentinels) schema.description += ` \`${value}\`: ${meaning}`;
  if (table) schema.description += ` Codes: [${table.title}](codes.html#${String(schema["x-codes"]).toLowerCase()}).`;
  for (const property of Object.values(schema.properties ?? {})) if (property) visit(property, tables);
}
