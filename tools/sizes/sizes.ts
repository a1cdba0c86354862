import { join } from "node:path";
import { installPacked } from "../lib/pack.ts";
import { root } from "../lib/packages.ts";
import { table } from "../lib/table.ts";

// What a bundler makes of the two packages that end up in other people's bundles. Limits are in the tests of the packages.

const imports = {
  "packages/client": [
    '* from "@cc-contract/client"',
    '{ createCmsClient } from "@cc-contract/client"',
    '{ createGatewayClient } from "@cc-contract/client"',
    '{ authorization } from "@cc-contract/client/sign"',
    '* from "@cc-contract/client/codes"',
  ],
  "packages/validators": [
    '* from "@cc-contract/validators"',
    '{ operations } from "@cc-contract/validators/operations"',
    '{ CcId } from "@cc-contract/validators/CcId"',
  ],
};

const rows: string[][] = [];
for (const [folder, lines] of Object.entries(imports)) {
  const packed = await installPacked(join(root, folder));
  for (const line of lines) rows.push([line, String(await packed.size(`export ${line}`))]);
  await packed.remove();
}
console.log(table(["Import", "Bytes, minified and gzipped"], rows));
