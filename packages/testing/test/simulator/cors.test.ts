import { credentialHeader, listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, describe, expect, test } from "vitest";
import { faultHeader, simulateContract } from "../../src/simulator/index.ts";
import { sessionScheme } from "../../src/simulator/sessions.ts";
import { withOtherOperations } from "../other-operations.ts";

// What a browser asks before a page calls the simulator, and what it lets the page read.

const contract = await withOtherOperations();
const operations = listOperations(contract);
const simulator = await simulateContract(contract, {});
afterAll(() => simulator.close());

const url = ({ path }: { path: string }) => simulator.url + path.replace(/\{\w+\}/g, "101");
const list = (response: Response, header: string) => (response.headers.get(header) ?? "").split(",");

describe.each(operations)("$operationId", (operation) => {
  test("is allowed to a page of this machine, with its method and its headers", async () => {
    const headers = { Origin: "http://127.0.0.1:4011", "Access-Control-Request-Method": operation.method };
    const response = await fetch(url(operation), { method: "OPTIONS", headers });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(response.headers.get("access-control-allow-origin")).toBe(headers.Origin);
    expect(list(response, "access-control-allow-methods")).toContain(operation.method.toUpperCase());
    const sent = operation.parameters.filter((parameter) => parameter.in === "header").map(({ name }) => name);
    expect(list(response, "access-control-allow-headers")).toEqual(
      expect.arrayContaining(["Content-Type", credentialHeader(contract, operation), ...sent]),
    );
  });

  test("lets the page read its response, a refusal and a fault, too", async () => {
    const headers = { Origin: "http://localhost:4011" };
    for (const fault of ["none", "503"]) {
      const method = operation.method.toUpperCase();
      const response = await fetch(url(operation), { method, headers: { ...headers, [faultHeader]: fault } });
      expect(response.headers.get("access-control-allow-origin")).toBe(headers.Origin);
      expect(response.headers.get("vary")).toBe("Origin");
      const renewed = sessionScheme(contract).renewal.headers;
      expect(list(response, "access-control-expose-headers")).toEqual(expect.arrayContaining(renewed));
    }
  });
});

const [operation] = operations;
if (!operation) throw new Error("the contract has no operation");

test.each([
  ...["http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1:1", "http://localhost:4011", "https://localhost"],
  ...["http://[::1]:4011"],
])("a page of %s may call", async (Origin) => {
  const response = await fetch(url(operation), { method: "OPTIONS", headers: { Origin } });
  expect(response.headers.get("access-control-allow-origin")).toBe(Origin);
});

test.each([
  ...["https://example.com", "http://127.0.0.1.example.com", "http://localhost.example.com:1", "http://127.0.0.2"],
  ...["http://user@127.0.0.1", "file://127.0.0.1", "null", ""],
])("a page of %j may not", async (Origin) => {
  const response = await fetch(url(operation), { method: "OPTIONS", headers: { Origin } });
  expect([response.status, response.headers.get("allow")]).toEqual([405, operation.method.toUpperCase()]);
  expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
});
