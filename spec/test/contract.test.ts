import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readContract, resolve, type Schema } from "../model/contract.ts";
import { listOperations, requestSchema } from "../model/operations.ts";

const root = join(import.meta.dirname, "..");

function references(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === "$ref" && typeof child === "string" ? [child.split("#")[0] ?? ""] : references(child),
  );
}

test("every file of the contract is referred to", async () => {
  const files = (await readdir(root, { recursive: true })).filter((file) =>
    /^(?!rules|test|dist|node_modules|redocly)[^.].*\.yaml$/.test(file),
  );
  const used = await Promise.all(
    files.map(async (file) =>
      references(parse(await readFile(join(root, file), "utf8"))).map((target) => join(dirname(file), target)),
    ),
  );
  const unused = files.filter((file) => file !== "openapi.yaml" && !used.flat().includes(file));
  expect(unused, "nothing refers to these files: refer to them, or remove them").toEqual([]);
});

test("the bundle refers to nothing outside itself", async () => {
  expect(references(await readContract()).filter((reference) => reference !== "")).toEqual([]);
});

test("Redocly scores the bundle at 86 of 100 or more", async () => {
  const cli = join(root, "node_modules/@redocly/cli/bin/cli.js");
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [cli, "score", join(root, "dist/openapi.yaml"), "--format=json"],
    { env: { ...process.env, REDOCLY_TELEMETRY: "off" } },
  );
  expect(JSON.parse(stdout).agentReadiness).toBeGreaterThanOrEqual(86);
});

test("a property that echoes a request field names an existing one", async () => {
  const contract = await readContract();
  const namesIn = (schema: Schema): string[] =>
    Object.entries(resolve<Schema>(contract, schema).properties ?? {}).flatMap(([name, part]) => [
      name,
      ...(part ? namesIn(part) : []),
    ]);
  const requested = listOperations(contract).flatMap((operation) => namesIn(requestSchema(operation)));
  const named = Object.values(contract.components.schemas).flatMap(({ properties = {} }) =>
    Object.values(properties).flatMap((property) => (property ? (property["x-request-field"] ?? []) : [])),
  );
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(requested).toContain(name);
});
