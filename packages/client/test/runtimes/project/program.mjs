import { run } from "./calls.mjs";
import * as packages from "./packages.mjs";

console.log(JSON.stringify(await run(packages, process.argv[2])));
