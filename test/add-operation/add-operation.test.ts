import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Clone, makeCopy } from "../../tools/lib/clone.ts";
import type { CallReport } from "../../tools/start/calls.ts";
import { addCopies, addPaths } from "../lib/new-operations.ts";

// A new operation is files under spec/, and nothing else. A copy of the repository gets four of them: a renamed copy of
// one that exists, and from spec/ beside this file a GET with a list in its query, a PUT with path and body, and a DELETE
// with 204, all three on one path.

const added = ["queryAgentDetails1x", "queryAgentNotes", "replaceAgentNotes", "deleteAgentNotes"];
let temporary: string;
let clone: Clone;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-add-operation-"));
  clone = await makeCopy(join(temporary, "clone"));
  const spec = join(clone.folder, "spec");
  await cp(join(import.meta.dirname, "spec/cms"), join(spec, "cms"), { recursive: true });
  await addPaths(spec, await readFile(join(import.meta.dirname, "spec/paths.yaml"), "utf8"));
  await addCopies(spec, 1);
  await clone.pnpm(["build"]);
});
afterAll(() => rm(temporary, { recursive: true, maxRetries: 10 }));

test("the client has a method for each, and its types and those of everything else compile", async () => {
  const { operations } = await import(join(clone.folder, "packages/client/dist/index.js"));
  expect(Object.keys(operations)).toEqual(expect.arrayContaining(added));
  await clone.pnpm(["typecheck"]);
});

test("the site has a page for each", async () => {
  for (const name of added)
    expect(await readFile(join(clone.folder, `docs/dist/operations/${name}.html`), "utf8")).toContain(name);
});

// Those of testing and docs take minutes.
const tested = ["spec", "client", "validators", ...(process.env.ALL_TESTS ? ["testing", "docs"] : [])];
test.each(tested)("the own tests of %s pass", async (name) => {
  await clone.pnpm(["--filter", `@cc-contract/${name}`, "test"]);
});

test("the contract suite passes", async () => {
  await clone.pnpm(["--filter", "@cc-contract/test", "exec", "vitest", "run", "contract/", "--project", "suite"]);
});

test.each(["startMock", "startSimulator"])("a call of each by the client succeeds against %s", async (start) => {
  const script = `
    import { ${start} } from "./packages/testing/src/index.ts";
    import { callAll } from "./tools/start/calls.ts";
    const server = await ${start}();
    console.log(JSON.stringify(await callAll(server.url)));
    await server.close();`;
  const reports = JSON.parse(
    await clone.execute(process.execPath, ["--input-type=module", "--eval", script]),
  ) as CallReport[];
  const own = reports.filter(({ operationId }) => added.includes(operationId));
  expect(own.map(({ operationId, status, validated, problem }) => [operationId, status, validated, problem])).toEqual(
    own.map(({ operationId }) => [operationId, operationId.startsWith("delete") ? 204 : 200, true, undefined]),
  );
  expect(own).toHaveLength(added.length);
});
