import { readFileSync } from "node:fs";

// Where the project is, as its packages say.

const manifest = JSON.parse(readFileSync(new URL("../../spec/package.json", import.meta.url), "utf8"));

/** The repository, as a page in a browser. */
export const repository: string = manifest.repository.url.replace(/^git\+|\.git$/g, "");
