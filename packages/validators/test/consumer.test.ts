import { serve } from "@hono/node-server";
import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QueryAgentDetailsRequest } from "../dist/index.js";

// A third-party server that takes the validator as a Standard Schema and knows nothing about this package.

let server: ReturnType<typeof serve>;
let url: string;

beforeAll(async () => {
  const app = new Hono().post("/details", sValidator("json", QueryAgentDetailsRequest), (context) => {
    // The validated body has the type of the contract.
    const { agentId } = context.req.valid("json").queryParam;
    return context.json({ agentId: agentId + 0 });
  });
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      url = `http://127.0.0.1:${port}/details`;
      resolve();
    });
  });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function post(body: unknown) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(url, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, body: await response.json() };
}

test("lets a request of the contract through", async () => {
  const response = await post({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } });
  expect(response).toEqual({ status: 200, body: { agentId: 101 } });
});

test("responds to any other with 400 and the issues", async () => {
  const { status, body } = await post({ ccId: 1, vdn: 1, agentID: 101 });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain("Put `ccId`, `vdn`, `agentId` into `queryParam`.");
});
