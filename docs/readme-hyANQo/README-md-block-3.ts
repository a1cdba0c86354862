import { contract, contractVersion } from "@cc-contract/spec";

console.log(contractVersion);
for (const path of Object.keys(contract.paths)) console.log(path);
