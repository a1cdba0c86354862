import type { Contract } from "@cc-contract/spec/model/contract";
import { withSunsets } from "@cc-contract/spec/model/sunset";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/** TypeScript types of everything in the contract. The only file that knows which generator makes them. */
export async function generateTypes(contract: Contract): Promise<string> {
  return astToString(
    await openapiTS(withSunsets(contract) as unknown as OpenAPI3, { emptyObjectsUnknown: true, silent: true }),
  );
}
