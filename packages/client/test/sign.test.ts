import { expect, test } from "vitest";
import { authorization } from "../src/sign.ts";
import vectors from "./vectors/c2-signing.json" with { type: "json" };

const { accessKey, secretKey, method, path, body, timestamp } = vectors;

test.each(vectors.cases)("signs as the vendor's own code does: $authorization", async (vector) => {
  const headers = vector.headers as Record<string, string>;
  const { authorization: signed } = await authorization({
    accessKey,
    secretKey,
    method,
    path,
    body,
    headers,
    date: new Date(timestamp),
  });
  expect(signed).toBe(vector.authorization);
});

test("a query, a method, a body each change the signature", async () => {
  const input = { accessKey, secretKey, method, path, headers: { host: "h" }, date: new Date(timestamp) };
  const all = [{}, { query: "a=b" }, { method: "GET" }, { body: "{}" }].map((change) =>
    authorization({ ...input, ...change }).then((signed) => signed.authorization),
  );
  expect(new Set(await Promise.all(all)).size).toBe(4);
});
