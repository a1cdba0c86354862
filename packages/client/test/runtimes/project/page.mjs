import { check } from "./check.mjs";
import * as packages from "./packages.mjs";

globalThis.result = check(packages, location.origin);
