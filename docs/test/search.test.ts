import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { describe, expect, test } from "vitest";
import { search } from "../.vitepress/search.ts";
import { docs } from "./open.ts";

// The index of the built site, searched in Node by the library and the options that the site has.

interface Found {
  id: string;
}
interface Index {
  search(query: string): Found[];
}

const chunks = join(docs, "dist/assets/chunks");
const file = (await readdir(chunks)).find((name) => name.startsWith("@localSearchIndex")) ?? "";
const { default: json } = await import(pathToFileURL(join(chunks, file)).href);
const { resolve } = createRequire(import.meta.url);
const MiniSearch = createRequire(resolve("vitepress/package.json"))("minisearch");
const index: Index = MiniSearch.loadJSON(json, {
  ...{ fields: ["title", "titles", "text"], storeFields: ["title", "titles"] },
  ...{ searchOptions: search.searchOptions, ...search.options },
});

/** The pages that are found, best first. */
function pagesFor(query: string): string[] {
  return [...new Set(index.search(query).map(({ id }) => id.replace(/\.html(#.*)?$|#.*$/, "")))];
}

describe("the first page that the search finds", () => {
  test.each([
    ["401", "/guides/401"],
    ["signature", "/guides/signing"],
    ["sign a request", "/guides/signing"],
    ["guid", "/guides/guid"],
    ["session", "/guides/guid"],
    ["first call", "/guides/first-call"],
    ["failure", "/guides/failures"],
    ["retry", "/guides/failures"],
    ["firewall", "/guides/failures"],
    ["time zone", "/guides/time"],
    ["limit offset", "/guides/paging"],
    ["certificate", "/guides/private-ca"],
    ["hono", "/guides/edge"],
    ["postman", "/guides/other-generators"],
    ["simulator", "/guides/testing"],
    ["verify", "/guides/testing"],
    ["github actions", "/guides/testing"],
    ["operateType", "/codes"],
    ["rest reason", "/codes"],
    ["NSLB", "/glossary"],
    ["download", "/downloads"],
    ["rests of the agents", "/operations/queryAgentRests"],
    ["call statistics", "/operations/queryAgentCallStatistics"],
    ["private calls", "/operations/queryAgentPrivateCalls"],
  ])("for %j is %s", (query, page) => {
    expect(pagesFor(query)[0]).toBe(page);
  });
});

test("every operation, table of codes, service and scheme of the reference is found by its name", async () => {
  const contract = await readContract();
  for (const { operationId } of listOperations(contract))
    expect(pagesFor(operationId)[0]).toBe(`/operations/${operationId}`);
  for (const name of Object.keys(contract["x-codes"]))
    expect(
      index
        .search(name)
        .slice(0, 5)
        .map(({ id }) => id),
    ).toContain(`/codes.html#${name.toLowerCase()}`);
  const ids = index.search("security").map(({ id }) => id);
  for (const name of Object.keys(contract.components.securitySchemes))
    expect(ids).toContain(`/operations/#security-${name.toLowerCase()}`);
});
