import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../scripts/generate.ts";
import type * as Client from "../src/index.ts";
import { compile, copyClient } from "./generate.ts";
import { cmsUrl, gatewayUrl, guid, keys, rejection, stub } from "./stub.ts";

// Clients of other contracts than ours: they are generated, compiled and called.

const origin = { contractVersion: "1.0.0", contractHash: "0" };
const contract = await readContract();

type Call = (...given: unknown[]) => Promise<unknown>;

async function folderOf(contract: Contract): Promise<string> {
  return copyClient(await generate(contract, origin));
}

describe("operations of every form", () => {
  const text = { type: "string" };
  const header = (name: string, required = true) => ({ name, in: "header", required, schema: text, examples: {} });
  const id = { name: "id", in: "path", required: true, schema: text, examples: {} };
  const tags = { name: "tags", in: "query", schema: { type: "array", items: text }, examples: {} };
  const { post } = contract.paths["/rest/cmsapp/v1/openapi/agent/agentbyworkno"] ?? {};
  const { get } = contract.paths["/agentgateway/resource/calldata/{agentid}/statisticsEx"] ?? {};
  const { requestBody, responses, "x-idempotent": _, ...own } = post as NonNullable<typeof post>;
  const gone = { "204": { description: "Gone." }, "401": responses["401"] };
  const more = {
    "/doors/{id}": {
      parameters: [id],
      put: { ...own, operationId: "updateDoor", requestBody, responses },
      delete: { ...own, operationId: "delete", responses: gone },
      patch: { ...own, operationId: "patchDoor", parameters: [header("If-Match")], requestBody, responses },
    },
    "/doors": {
      get: { ...own, operationId: "listDoors", parameters: [tags], responses },
      post: { ...own, operationId: "openDoors", responses: gone },
    },
    "/agents/{id}": {
      parameters: [id],
      put: { ...get, parameters: [tags, header("X-Trace", false)], operationId: "updateAgent", requestBody },
    },
  };
  const body = { queryParam: { ccId: 1, vdn: 1, agentId: 101 } };
  const respond = () => Response.json({ resultCode: "0100000", resultDesc: {}, retcode: "0", message: "", result: {} });
  let folder: string;
  let client: typeof Client;

  beforeAll(async () => {
    folder = await folderOf({ ...contract, paths: { ...contract.paths, ...more } as never });
    client = await import(join(folder, "dist/index.js"));
  });

  /** Methods of both clients by name, and what they send. */
  function connect(responses: (() => Response) | (() => Response)[] = respond) {
    const { sent, fetch } = stub(...[responses].flat());
    const cms = client.createCmsClient({ baseUrl: cmsUrl, ...keys, fetch });
    const gateway = client.createGatewayClient({ baseUrl: gatewayUrl, guid, fetch });
    const methods = { ...cms, ...gateway } as unknown as Record<string, Call>;
    return { sent, call: async (name: string, ...given: unknown[]) => methods[name]?.(...given) };
  }
  const noContent = () => new Response(null, { status: 204 });

  test.each<[name: string, request: unknown[], method: string, path: string, body: unknown]>([
    ["updateDoor", [{ path: { id: "a b" }, body }], "PUT", "/doors/a%20b", body],
    ["listDoors", [{ tags: ["a", "b&c"] }], "GET", "/doors?tags=a&tags=b%26c", undefined],
    ["listDoors", [{}], "GET", "/doors", undefined],
    ["patchDoor", [{ path: { id: 7 }, header: { "If-Match": "1" }, body }], "PATCH", "/doors/7", body],
  ])("%s is sent", async (name, request, method, path, body) => {
    const { sent, call } = connect();
    expect(await call(name, ...request)).toEqual({});
    expect(sent).toMatchObject([{ url: cmsUrl + path, init: { method } }]);
    expect(sent[0]?.init.body).toBe(body && JSON.stringify(body));
    if (name === "patchDoor") expect(sent[0]?.headers["if-match"]).toBe("1");
  });

  test("of both services have their credentials, also beside a header of the caller's", async () => {
    const { sent, call } = connect();
    await call("updateAgent", { path: { id: "1" }, query: {}, header: { "X-Trace": "t" }, body });
    expect(sent[0]?.headers).toMatchObject({ Guid: guid, "x-trace": "t" });
  });

  test("without a body in their success resolve to undefined, and take their options where they have no parts", async () => {
    const { sent, call } = connect(noContent);
    expect(await call("delete", { id: "1" })).toBeUndefined();
    expect(await call("openDoors", { headers: { "x-trace": "1" } })).toBeUndefined();
    expect(sent).toMatchObject([{ init: { method: "DELETE" } }, { init: { method: "POST" } }]);
    expect(sent[1]?.headers["x-trace"]).toBe("1");
    await expect(call("openDoors", { retrys: 1 })).rejects.toThrow("unknown option `retrys`");
  });

  test("without a body in their success may still return a failure, and no other status is a success", async () => {
    const { call } = connect([() => Response.json({ resultCode: "1" }), respond]);
    await expect(call("delete", { id: "1" })).rejects.toMatchObject({ name: "ServiceError", code: "1" });
    await expect(call("delete", { id: "1" })).rejects.toMatchObject({ name: "HttpError", status: 200 });
  });

  const path = { id: "1" };
  test.each([
    ["updateDoor", { path, body }, 3],
    ["delete", path, 3],
    ["patchDoor", { path, body, header: { "If-Match": "1" } }, 1],
    ["openDoors", undefined, 1],
  ])("are retried only where that does nothing twice: %s with %j is sent %d times", async (name, request, times) => {
    const { sent, call } = connect(() => new Response("", { status: 503, headers: { "retry-after": "0" } }));
    await expect(call(name, request)).rejects.toMatchObject({ status: 503, attempts: times });
    expect(sent).toHaveLength(times);
  });

  test.each<[name: string, request: unknown, path: (string | number)[]]>([
    ["updateDoor", undefined, ["path"]],
    ["updateDoor", { path }, ["body"]],
    ["updateDoor", { path: { id: ".." }, body }, ["id"]],
    ["updateDoor", { path, body, qurey: {} }, ["qurey"]],
    ["patchDoor", { path, body, header: { "If-Match": "a\nb" } }, ["header", "If-Match"]],
    ["listDoors", { tags: ["\ud800"] }, ["query"]],
    ["listDoors", { tags: [{}, Symbol("a")] }, ["query"]],
  ])("%s refuses %j, and nothing is sent", async (name, request, path) => {
    const { sent, call } = connect();
    const error = await rejection(call(name, request));
    expect(error).toMatchObject({ name: "RequestValidationError", attempts: 0, issues: [{ path }] });
    expect(sent).toEqual([]);
  });

  test("are typed", async () => {
    const types = `
      import { type CmsClient, type GatewayClient, operations } from "./index.ts";
      export async function calls(cms: CmsClient, gateway: GatewayClient) {
        const body = { queryParam: { ccId: 1, vdn: 1, agentId: 101 } };
        const { name } = await cms.updateDoor({ path: { id: "1" }, body });
        const nothing: undefined = await cms.delete({ id: "1" });
        await cms.openDoors({ retries: 1 });
        await cms.listDoors({ tags: ["a"] }, { retries: 1 });
        await gateway.updateAgent({ path: { id: "1" }, body });
        await gateway.updateAgent({ path: { id: "1" }, query: { tags: [] }, header: { "X-Trace": "1" }, body });
        const { response } = await cms.raw.DELETE("/doors/{id}", { params: { path: { id: "1" } } });
        const { data } = await gateway.raw.PUT("/agents/{id}", { params: { path: { id: "1" } }, body });
        // @ts-expect-error a part is missing
        await cms.updateDoor({ body });
        // @ts-expect-error a parameter is missing
        await cms.patchDoor({ path: { id: "1" }, header: {}, body });
        // @ts-expect-error the credentials are the client's
        await gateway.updateAgent({ path: { id: "1" }, header: { Guid: "1" }, body });
        // @ts-expect-error the path has no such method
        await cms.raw.GET("/doors/{id}", { params: { path: { id: "1" } } });
        return [name, nothing, response, data, operations.delete.path];
      }`;
    await writeFile(join(folder, "src/calls.ts"), types);
    await compile(folder);
  });
});

test("tables and schemas may have the names of anything else", async () => {
  const { resultCode, operateType, ...tables } = contract["x-codes"];
  const named = JSON.parse(JSON.stringify(contract).replaceAll("AgentPrivateCall", "Array")) as Contract;
  named["x-codes"] = { ...tables, resultCode, delete: operateType, codeTable: operateType } as never;
  named.components.schemas.Number = { type: "object", properties: { "a-b": { type: "string" } } };
  const folder = await folderOf(named);
  const codes = await import(join(folder, "dist/generated/codes.gen.js"));
  expect(codes.delete.describe(1)).toBe(operateType?.codes.find(({ code }) => code === 1)?.meaning);
});

test("a contract without paging, time spans, sentinels and tables of failures is generated", async () => {
  const plain = JSON.parse(JSON.stringify(contract), (key, value) =>
    ["x-multiple-of", "x-time-span", "x-sentinels", "x-codes", "x-renewal"].includes(key) && !value?.resultCode
      ? undefined
      : value,
  );
  const { "operations.gen.ts": text } = await generate(plain, origin);
  for (const name of ["pageLimits", "timeSpans", "sentinels"])
    expect(text).toContain(`export const ${name} = {} as const`);
});

test("an operation that is called like a member of every client is refused", async () => {
  const named = JSON.parse(JSON.stringify(contract).replaceAll("queryAgentDetails", "raw"));
  await expect(generate(named, origin)).rejects.toThrow("raw: every client has a member of this name");
});

test("the generated files are those of the contract", async () => {
  const { contractVersion, contractHash } = (await import("../src/index.ts")) as typeof Client;
  const files = await generate(contract, { contractVersion, contractHash });
  for (const [name, text] of Object.entries(files))
    expect(await readFile(new URL(`../src/generated/${name}`, import.meta.url), "utf8")).toBe(text);
});
