import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { expect, test } from "vitest";
import { textFiles } from "../scripts/llms.ts";
import { listPages } from "../scripts/pages.ts";

const root = join(import.meta.dirname, "..");

test("llms.txt begins with the start page and the guides, then has the operations and the codes", async () => {
  const contract = await readContract();
  const { pages } = await listPages(contract, join(root, "pages"), join(root, "samples"));
  const index = textFiles("title", "summary", pages)["llms.txt"] ?? "";
  const paths = [...index.matchAll(/\]\((.+)\.md\)/g)].map(([, path = ""]) => path);
  expect(paths.slice(0, 3)).toEqual(["index", "guides/first-call", "guides/signing"]);
  const folders = paths.map((path) => path.split("/")[0]).filter((name, at, all) => name !== all[at - 1]);
  expect(folders.slice(0, 4)).toEqual(["index", "guides", "operations", "codes"]);
  const operations = listOperations(contract).map(({ operationId }) => `operations/${operationId}`);
  expect(paths.filter((path) => path.startsWith("operations/"))).toEqual(["operations/index", ...operations]);
});
