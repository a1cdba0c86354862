import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { operationPage } from "./operation.ts";
import { listSamples } from "./samples.ts";

/** The contract that the site is built from: the bundle, or another one by the path that the build was given. */
export const contract: Contract = await readContract(process.env.DOCS_CONTRACT || undefined);

/** The pages that are made from the contract, as Markdown by the name of their operation. */
export const operationPages: ReadonlyMap<string, string> = new Map(
  listOperations(contract).map((operation) => [
    operation.operationId,
    operationPage(contract, operation, listSamples(contract, operation)),
  ]),
);
