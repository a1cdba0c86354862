import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { authorization, canonicalRequest, prefix, signature, signedHeaders, signingKey } from "../src/sign.ts";
import vectors from "./vectors/c2-signing.json" with { type: "json" };

// One folder a case: request.json is the input, a text file each holds what a stage makes of it. All but the vendor's two
// were written by another implementation of the scheme.

const folder = join(import.meta.dirname, "signing");
const cases = readdirSync(folder);

describe.each(cases)("%s", (name) => {
  const read = (file: string) => readFileSync(join(folder, name, file), "utf8");
  const { date, ...rest } = JSON.parse(read("request.json"));
  const request = { ...rest, date: new Date(date) };
  const authorized = read("authorization.txt");

  test("names the signed headers", () => {
    expect(signedHeaders(request.headers)).toBe(read("signed-headers.txt"));
  });

  test("begins with the prefix", () => {
    expect(prefix(request, read("signed-headers.txt"))).toBe(authorized.slice(0, authorized.lastIndexOf("/")));
  });

  test("writes the canonical request", () => {
    expect(canonicalRequest(request)).toBe(read("canonical-request.txt"));
  });

  test("derives the signing key", async () => {
    const start = authorized.slice(0, authorized.lastIndexOf("/"));
    expect(await signingKey(request.secretKey, start)).toBe(read("signing-key.txt"));
  });

  test("signs", async () => {
    const signed = await signature(read("signing-key.txt"), read("canonical-request.txt"));
    expect(signed).toBe(authorized.slice(authorized.lastIndexOf("/") + 1));
  });

  test("writes the header, and returns the stages", async () => {
    expect(await authorization(request)).toEqual({
      authorization: authorized,
      canonicalRequest: read("canonical-request.txt"),
      signingKey: read("signing-key.txt"),
    });
  });
});

test("two of the cases are the vendor's own", () => {
  const own = ["vendor-host", "vendor-content-headers"].map((name) =>
    readFileSync(join(folder, name, "authorization.txt"), "utf8"),
  );
  expect(own).toEqual(vectors.cases.map((vector) => vector.authorization));
});

test("headers without host, or with authorization, can't be signed", async () => {
  const { accessKey, secretKey, method, path } = vectors;
  const request = { accessKey, secretKey, method, path, date: new Date(0) };
  await expect(authorization({ ...request, headers: { "content-type": "text/plain" } })).rejects.toThrow(
    new TypeError("headers: `host` must be signed"),
  );
  await expect(authorization({ ...request, headers: { host: "h", Authorization: "x" } })).rejects.toThrow(
    new TypeError("headers: `authorization` can't be signed"),
  );
});

test("the same request gives the same signature, and the input is unchanged", async () => {
  const { accessKey, secretKey, method, path, body } = vectors;
  const headers = Object.freeze({ host: "h", "b-x": "1", "a-x": "2" });
  const request = Object.freeze({ accessKey, secretKey, method, path, body, headers, date: new Date(0) });
  expect(await authorization(request)).toEqual(await authorization(request));
});
