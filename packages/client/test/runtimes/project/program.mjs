import { check } from "./check.mjs";
import * as packages from "./packages.mjs";

console.log(await check(packages, process.argv[2]));
