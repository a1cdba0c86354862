import type { Contract } from "@cc-contract/spec/model/contract";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { withChoices } from "./choices.ts";
import { withComments } from "./comments.ts";

/** TypeScript types of everything in the contract. The only file that knows which generator makes them. */
export async function generateTypes(contract: Contract): Promise<string> {
  return astToString(
    await openapiTS(withChoices(withComments(contract)) as unknown as OpenAPI3, {
      emptyObjectsUnknown: true,
      silent: true,
    }),
  );
}
