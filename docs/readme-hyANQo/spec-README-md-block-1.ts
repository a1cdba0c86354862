import { contract, contractHash, contractVersion } from "@cc-contract/spec";

console.log(`${contract.info.title} ${contractVersion}, bundle ${contractHash.slice(0, 12)}`);
for (const [path, item] of Object.entries(contract.paths)) console.log(path, Object.keys(item).join(" "));
