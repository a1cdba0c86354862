import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, successOf } from "@cc-contract/spec/model/operations";
import { createClient } from "@hey-api/openapi-ts";
import { withChoices } from "../../scripts/choices.ts";

/**
 * What `scripts/types.ts` and openapi-fetch do, by the generator that would succeed both: it writes `types.gen.ts` with
 * the same exported names, and a client beside it, which `transport.ts` uses.
 */
export async function generateSuccessor(contract: Contract, path: string): Promise<void> {
  await createClient({
    input: JSON.parse(JSON.stringify(withChoices(contract)), nameNothing),
    output: { path, clean: false, module: { extension: ".ts" } },
    plugins: ["@hey-api/typescript", "@hey-api/client-fetch"],
    logs: { level: "silent", file: false },
  });
  await appendFile(join(path, "types.gen.ts"), namesOfToday(contract));
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

/** It exports each type by its own name; the client reads them from two interfaces. */
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
`;
}

function operationType(operation: Operation): string {
  const { operationId, parameters, requestBody } = operation;
  const { status, media } = successOf(operation);
  const name = operationId.charAt(0).toUpperCase() + operationId.slice(1);
  const parts = Object.entries({ path: "path", query: "query", header: "headers" }).map(([part, theirs]) =>
    parameters.some((parameter) => parameter.in === part) ? `${part}: ${name}Data["${theirs}"]` : `${part}?: never`,
  );
  const body = requestBody
    ? `\n    requestBody: { content: { "${Object.keys(requestBody.content)[0]}": ${name}Data["body"] } };`
    : "";
  return `  ${operationId}: {
    parameters: { ${parts.join("; ")} };${body}
    responses: { ${status}: { content${media ? `: { "application/json": ${name}Responses[${status}] }` : "?: never"} } };
  };`;
}
