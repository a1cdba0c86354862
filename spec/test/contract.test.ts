import { readdir, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readContract, resolve, type Schema } from "../model/contract.ts";
import { listOperations, requestSchema } from "../model/operations.ts";

const root = join(import.meta.dirname, "..");

/** Files that a file of the contract refers to, by way of any other. */
async function reach(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const reference of references(parse(await readFile(join(root, file), "utf8")))) {
    await reach(normalize(join(dirname(file), reference)), seen);
  }
  return seen;
}

function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child.split("#")[0] ?? ""] : references(child),
  );
}

test("every file of the contract is reachable from its root", async () => {
  const files = await readdir(root, { recursive: true });
  const contract = files.filter((file) => /^(?!rules\/|dist|node_modules\/)[^/]+\/.*\.ya?ml$/.test(file));
  const reached = await reach("openapi.yaml");
  const unused = contract.filter((file) => !reached.has(file));
  expect(unused, "nothing refers to these files: refer to them, or remove them").toEqual([]);
});

test("the bundle refers to nothing outside itself", async () => {
  const contract = await readContract();
  expect(references(contract).filter((reference) => reference !== "")).toEqual([]);
  expect(listOperations(contract)).toHaveLength(Object.keys(contract.paths).length);
});

test("every path names its servers, and schemas are JSON Schema 2020-12", async () => {
  const bundle = (await readContract()) as unknown as {
    jsonSchemaDialect: string;
    paths: Record<string, { servers?: unknown[] }>;
  };
  expect(Object.values(bundle.paths).filter(({ servers }) => !servers?.length)).toEqual([]);
  // Without it, Prism reads the schemas as draft-07.
  expect(bundle.jsonSchemaDialect).toBe("https://json-schema.org/draft/2020-12/schema");
});

test("what repeats a field of the request names one", async () => {
  const contract = await readContract();
  const namesIn = (schema: Schema): string[] =>
    Object.entries(resolve<Schema>(contract, schema).properties ?? {}).flatMap(([name, part]) => [
      name,
      ...(part ? namesIn(part) : []),
    ]);
  const asked = listOperations(contract).flatMap((operation) => namesIn(requestSchema(operation)));
  const named = Object.values(contract.components.schemas).flatMap(({ properties = {} }) =>
    Object.values(properties).flatMap((property) => (property ? (property["x-request-field"] ?? []) : [])),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(asked).toContain(name);
});
