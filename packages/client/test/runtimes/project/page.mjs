import { run } from "./calls.mjs";
import * as packages from "./packages.mjs";

globalThis.result = run(packages, location.origin);
