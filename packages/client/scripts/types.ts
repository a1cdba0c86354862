import openapiTS, { astToString } from "openapi-typescript";

/** TypeScript types of everything in the contract. The only file that knows which generator makes them. */
export async function generateTypes(bundle: URL): Promise<string> {
  return astToString(await openapiTS(bundle, { emptyObjectsUnknown: true, silent: true }));
}
