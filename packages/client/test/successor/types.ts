import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { createClient } from "@hey-api/openapi-ts";

/**
 * What `scripts/types.ts` does, by the generator that would succeed today's: the same argument, the same exported names.
 * On the day of the swap this file takes the place of that one.
 */
export async function generateTypes(bundle: URL): Promise<string> {
  const contract: Contract = JSON.parse(await readFile(bundle, "utf8"), nameNothing);
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-types-"));
  try {
    await createClient({
      input: { ...contract },
      output: folder,
      plugins: ["@hey-api/typescript"],
      logs: { level: "silent", file: false },
    });
    return `${await readFile(join(folder, "types.gen.ts"), "utf8")}${namesOfToday(contract)}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The generator leaves out a property whose schema is `false`, but knows that an enum without values allows nothing. */
function nameNothing(key: string, value: unknown): unknown {
  if (key !== "properties") return value;
  const named = Object.entries(value as object).map(([name, schema]) => [
    name,
    schema === false ? { enum: [] } : schema,
  ]);
  return Object.fromEntries(named);
}

/** It exports each type by its own name; the client reads them from three interfaces. */
function namesOfToday(contract: Contract): string {
  const operations = listOperations(contract);
  const schemas = Object.keys(contract.components.schemas).map((name) => `    ${name}: ${name};`);
  return `
export interface components {
  schemas: {
${schemas.join("\n")}
  };
}

export interface operations {
${operations.map(operationType).join("\n")}
}

export interface paths {
${operations.map(pathType).join("\n")}
}
`;
}

function operationType({ operationId, requestBody }: Operation): string {
  const name = operationId.charAt(0).toUpperCase() + operationId.slice(1);
  const body = requestBody ? `\n    requestBody: { content: { "application/json": ${name}Data["body"] } };` : "";
  return `  ${operationId}: {
    parameters: { path: ${name}Data["path"] };${body}
    responses: { 200: { content: { "application/json": ${name}Responses[200] } } };
  };`;
}

function pathType({ operationId, method, path }: Operation): string {
  const other = method === "get" ? "post" : "get";
  return `  ${JSON.stringify(path)}: { ${method}: operations["${operationId}"]; ${other}?: never };`;
}
