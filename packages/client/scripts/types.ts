import type { Contract } from "@cc-contract/spec/model/contract";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { isInterfaceDeclaration, isTypeAliasDeclaration } from "typescript";
import { withChoices } from "./choices.ts";
import { withComments } from "./comments.ts";

/** TypeScript types of everything in the contract. The only file that depends on the generator. */
export async function generateTypes(contract: Contract): Promise<string> {
  const document = withChoices(withComments(contract)) as unknown as OpenAPI3;
  const nodes = await openapiTS(document, { emptyObjectsUnknown: true, silent: true });
  const used = nodes.filter(
    // The paths are in operations.gen.ts, by service.
    (node) => !(isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) || !unused.includes(node.name.text),
  );
  return astToString(used).replaceAll(anyHeaders, "");
}

const unused = ["paths", "webhooks", "$defs"];

/** The generator adds arbitrary headers to each response. */
const anyHeaders = /^ +headers: \{\n +\[name: string\]: unknown;\n +\};\n/gm;
