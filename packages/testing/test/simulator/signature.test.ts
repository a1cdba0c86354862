import { createCmsClient } from "@cc-contract/client";
import { afterAll, describe, expect, test } from "vitest";
import vectors from "../../../client/test/vectors/c2-signing.json" with { type: "json" };
import { startSimulator } from "../../src/simulator/index.ts";
import { type ReceivedRequest, refusal } from "../../src/simulator/signature.ts";
import { type Signed, sendGuid, sendSigned } from "./send.ts";

const { accessKey, secretKey, method, path, body, timestamp } = vectors;
const verifier = { accessKey, secretKey, clockTolerance: 15, now: () => new Date(timestamp) };

function received(headers: Record<string, string | undefined>, change: Partial<ReceivedRequest> = {}): ReceivedRequest {
  return { method, target: path, header: (name) => headers[name], body: Buffer.from(body), ...change };
}

describe.each(vectors.cases)("the vendor's $authorization", ({ headers, authorization }) => {
  const sent: Record<string, string | undefined> = { ...headers, authorization };
  const judge = (change: Partial<ReceivedRequest> = {}, minutes = 0) =>
    refusal(received(sent, change), {
      ...verifier,
      now: () => new Date(Date.parse(timestamp) + minutes * 60_000),
    });

  test("conforms", () => {
    expect(judge()).toBeUndefined();
  });

  test("is valid for no other method, path, query, body, key or host", () => {
    const wrong = "the signature is wrong";
    expect(judge({ method: "GET" })).toBe(wrong);
    expect(judge({ target: `${path}/` })).toBe(wrong);
    expect(judge({ target: `${path}?a=1` })).toBe(wrong);
    expect(judge({ body: Buffer.from(`${body} `) })).toBe(wrong);
    expect(refusal(received(sent), { ...verifier, secretKey: "ANOTHEREXAMPLESK" })).toBe(wrong);
    expect(refusal(received({ ...sent, host: "cms.example.com" }), verifier)).toBe(wrong);
    expect(refusal(received(sent), { ...verifier, accessKey: "ANOTHER" })).toBe("the access key is unknown");
  });

  test("is valid for a quarter of an hour and no longer, before and after", () => {
    expect(judge({}, 15)).toBeUndefined();
    expect(judge({}, -15)).toBeUndefined();
    expect(judge({}, 15.1)).toBe("the timestamp is too far off");
    expect(judge({}, -15.1)).toBe("the timestamp is too far off");
  });

  test("is valid only with every signed header on the wire", () => {
    for (const name of Object.keys(headers))
      expect(refusal(received({ ...sent, [name]: undefined }), verifier)).toBe(
        `the signed header ${name} was not sent`,
      );
  });
});

test.each([
  ["/host/", "/content-type/", "host is not signed"],
  ["/host/", "/authorization;host/", "authorization is signed"],
  ["/host/", "/Host/", "the signed headers are not in lower case, sorted, each once"],
  ["/host/", "/host;host/", "the signed headers are not in lower case, sorted, each once"],
  ["/host/", "/host;content-type/", "the signed headers are not in lower case, sorted, each once"],
  ["2024-08-02", "2024-02-30", "the timestamp is invalid"],
  ["00:00Z", "00:00+00:00", "the timestamp is invalid"],
  ["2024-08-02", "2024-08-01", "the timestamp is too far off"],
  ["auth-v2", "auth-v1", "the scheme is wrong"],
  ["auth-v2/", "auth-v2//", "Authorization has 6 parts instead of 5"],
])("with %s as %s it is refused because %s", (from, to, reason) => {
  const { headers, authorization = "" } = vectors.cases[0] ?? {};
  const sent = { ...headers, "content-type": "text/plain", authorization: authorization.replace(from, to) };
  expect(refusal(received(sent), verifier)).toBe(reason);
});

test("without Authorization it is refused", () => {
  expect(refusal(received({ host: "cms.example.com" }), verifier)).toBe("there is no header Authorization");
});

const simulator = await startSimulator();
afterAll(() => simulator.close());

const contentHeaders = (text: string) => ({
  "content-type": "application/json;charset=UTF-8",
  "content-length": String(Buffer.byteLength(text)),
});

const good: Record<string, Signed> = {
  "host alone": {},
  "the headers of the content": { body, headers: contentHeaders(body) },
  "a timestamp with milliseconds": { milliseconds: true },
  "a timestamp 14 minutes old": { date: new Date(Date.now() - 14 * 60_000) },
  "a query": { query: "a=1&b=%20" },
  "an empty query": { query: "" },
  "a body beyond ASCII": { body: '{"ccId":1,"vdn":1,"agentId":101,"näme":"座席 \'*!\'"}' },
  "a header of one's own": { headers: { "x-trace": " one " } },
};

test.each(Object.entries(good))("a signature is valid with %s", async (_, options) => {
  expect((await sendSigned(simulator, options)).status).toBe(200);
});

const bad: Record<string, Signed> = {
  "another body than the signed one": { sent: '{"ccId":1,"vdn":1,"agentId":102}' },
  "another secret key": { secretKey: "ANOTHEREXAMPLESK" },
  "a timestamp 16 minutes ahead": { date: new Date(Date.now() + 16 * 60_000) },
  "another content type than the signed one": {
    body,
    headers: contentHeaders(body),
    unsigned: { "content-type": "application/json; charset=UTF-8" },
  },
  "a signed header that is not sent": { change: (value) => value.replace("/host/", "/host;x-trace/") },
  "a signature in capitals": { change: (value) => value.replace(/[0-9a-f]{64}$/, (hex) => hex.toUpperCase()) },
  "half a signature": { change: (value) => value.slice(0, -32) },
  "a bearer token": { change: () => "Bearer EXAMPLE" },
};

test.each(Object.entries(bad))("gets an empty 401: %s", async (_, options) => {
  const response = await sendSigned(simulator, options);
  expect(response.status).toBe(401);
  expect(await response.text()).toBe("");
});

test.each(["seconds", "milliseconds"] as const)(
  "the client's signatures hold, in %s and for both sets",
  async (timestamp) => {
    const { ccId, vdn, agentId } = simulator.fixtures;
    for (const signedHeaders of [["host"], ["content-length", "content-type", "host"]]) {
      const options = { baseUrl: simulator.url, accessKey, secretKey, signedHeaders, timestamp, retries: 0 };
      const details = await createCmsClient(options).queryAgentDetails({ queryParam: { ccId, vdn, agentId } });
      expect(details.workNo).toBe(agentId);
    }
  },
);

test("any signature is good, and none, where the check is switched off", async () => {
  const open = await startSimulator({ acceptAnySignature: true });
  expect((await sendSigned(open, { change: () => "anything" })).status).toBe(200);
  await open.close();
});

test("CC-CMS is locked after as many wrong signatures in a row as the option says, for right ones, too", async () => {
  const locking = await startSimulator({ lockAfter: 2 });
  const wrong = { change: () => "wrong" };
  const statuses: number[] = [];
  for (const request of [wrong, {}, wrong, wrong, wrong, {}])
    statuses.push((await sendSigned(locking, request)).status);
  expect(statuses).toEqual([401, 200, 401, 401, 403, 403]);
  expect((await sendGuid(locking, locking.guid)).status).toBe(200);
  await locking.close();
});
