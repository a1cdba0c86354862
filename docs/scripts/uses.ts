import { type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media, responseShapes } from "@cc-contract/spec/model/operations";
import { rowName } from "./anchors.ts";
import { listFields } from "./fields.ts";
import { code, line } from "./markdown.ts";

/** For each table of codes, the fields that have its codes: links to them, by operation, as items of a list. */
export function usesOfCodes(contract: Contract): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  for (const operation of listOperations(contract)) {
    const { operationId, parameters, requestBody } = operation;
    const shapes = responseShapes(contract, operation);
    // By the headings that the page of the operation has above their fields.
    const sections: [string, Schema | undefined][] = [
      [parameters.length > 0 ? "body" : "request", requestBody && { ...media(requestBody).schema }],
      ["success", shapes && { ...shapes.success }],
      ["failure", shapes && { ...shapes.failure }],
    ];
    const found = new Map<string, string[]>();
    for (const [section, schema] of sections)
      for (const { path, field } of schema ? listFields(contract, schema, "") : []) {
        const table = resolveSchema(contract, field)["x-codes"];
        if (!table) continue;
        const link = `[${code(path)}](operations/${operationId}.md#${encodeURI(rowName(section, path))}) (${section})`;
        found.set(String(table), [...(found.get(String(table)) ?? []), link]);
      }
    for (const [table, links] of found)
      uses.set(table, [...(uses.get(table) ?? []), `- ${line(operationId)}: ${links.join(", ")}`]);
  }
  return uses;
}
