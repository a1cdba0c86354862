import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, successOf } from "@cc-contract/spec/model/operations";
import { beforeAll, expect, test } from "vitest";
import type * as Client from "../../src/index.ts";
import * as ours from "../../src/index.ts";
import { compile, copyClient } from "../generate.ts";
import { cmsUrl, gatewayUrl, guid, keys, query, statistics, stub, success } from "../stub.ts";
import { generateSuccessor } from "./types.ts";

// Whether what would succeed openapi-typescript and openapi-fetch does the same: then each swap is one file.

const contract = await readContract();
const operations = listOperations(contract);
let folder: string;
let types: string;

beforeAll(async () => {
  folder = await copyClient({});
  const generated = join(folder, "src/generated");
  await copyFile(join(generated, "types.gen.ts"), join(folder, "src/ours.ts"));
  await generateSuccessor(contract, generated);
  types = await readFile(join(generated, "types.gen.ts"), "utf8");
});

/** Compiles the client with other types, each of which has to be the same as ours. */
async function compileWith(types: string): Promise<void> {
  const all = [
    ...Object.keys(contract.components.schemas).map((name) => `components["schemas"]["${name}"]`),
    ...operations.map(({ operationId, requestBody }) => {
      const [type] = Object.keys(requestBody?.content ?? {});
      return `operations["${operationId}"]${type ? `["requestBody"]["content"]["${type}"]` : '["parameters"]["path"]'}`;
    }),
    ...operations
      .filter((operation) => successOf(operation).media)
      .map(({ operationId }) => `operations["${operationId}"]["responses"][200]["content"]["application/json"]`),
  ];
  // Both sides are written out: to assign one to the other would overlook a lost property.
  const same = `import type * as ours from "./ours.ts";
import type * as theirs from "./generated/types.gen.ts";
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T;
type Same<A, B> = (<T>() => T extends Flat<A> ? 1 : 2) extends <T>() => T extends Flat<B> ? 1 : 2 ? true : false;
${all.map((one, index) => `export const same${index}: Same<ours.${one}, theirs.${one}> = true;`).join("\n")}`;
  await writeFile(join(folder, "src/same.ts"), same);
  await writeFile(join(folder, "src/generated/types.gen.ts"), types);
  await compile(folder);
}

test("the client compiles with the successor's types, and they mean the same", async () => {
  await compileWith(types);
});

test.each([["operateType: number;"], [""]])("a property that is not the same is noticed: %j", async (to) => {
  const altered = types.replace(/operateType\?: number;?/, to);
  expect(altered).not.toBe(types);
  await expect(compileWith(altered)).rejects.toThrow("src/same.ts");
});

test("the methods send and receive the same through the successor's client", async () => {
  await copyFile(join(import.meta.dirname, "transport.ts.txt"), join(folder, "src/transport.ts"));
  const client: typeof Client = await import(join(folder, "src/index.ts"));
  const outcome = async ({ createCmsClient, createGatewayClient, operations }: typeof Client) => {
    const { sent, fetch } = stub(
      ...[() => success(["1"]), () => statistics(), () => new Response("<p>")],
      ...[500, 503].map((status) => () => new Response("", { status, headers: { "retry-after": "0" } })),
      () => success(["2"]),
    );
    const cms = createCmsClient({ baseUrl: cmsUrl, ...keys, fetch, headers: { "x-trace": "1" }, retries: 0 });
    const gateway = createGatewayClient({ baseUrl: gatewayUrl, guid, fetch });
    const results = [
      await cms.queryAgentPrivateCalls(query),
      await gateway.queryAgentCallStatistics({ agentid: "a b" }),
      await cms.queryAgentPrivateCalls(query, { headers: { cookie: "a=b" } }).catch((error) => error),
      await cms.queryAgentPrivateCalls(query).catch((error) => error),
      await cms.queryAgentPrivateCalls(query, { retries: 1 }),
      await gateway.queryAgentCallStatistics({ agentid: ".." }).catch((error) => error),
      await cms.queryAgentPrivateCalls({ ...query, ccId: 1n } as never).catch((error) => error),
    ];
    const requests = sent.map(({ url, init: { method, body }, headers: { Authorization: _, ...headers } }) => {
      return { url, method, body, headers };
    });
    return JSON.parse(JSON.stringify([results, requests, operations]));
  };
  expect(await outcome(client)).toEqual(await outcome(ours));
});
