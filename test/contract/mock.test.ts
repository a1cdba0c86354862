import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { operations as validators } from "@cc-contract/validators/operations";
import { afterAll, describe, expect, test } from "vitest";
import { canBeSent, listRequestCases } from "../../packages/testing/src/cases.ts";
import { startMock } from "../../packages/testing/src/mock.ts";
import { credentialHeader, type SendOptions, send } from "../../packages/testing/src/send.ts";

const contract = await readContract();
const mock = await startMock();
afterAll(() => mock.close());

describe.each(listOperations(contract))("$operationId", (operation) => {
  const requests = Object.entries(requestExamples(contract, operation));
  const sample = requests[0]?.[1];
  const trySample = (options: SendOptions) => send(contract, operation, mock.url, sample, options);
  const answer = validators[operation.operationId as keyof typeof validators].response;

  test.each(requests)("answers the example %s with a valid success", async (_, request) => {
    const response = await send(contract, operation, mock.url, request);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("application/json");
    expect(answer.issues(await response.json())).toEqual([]);
  });

  test.each(Object.entries(responseExamples(contract, operation)))(
    "gives the answer %s, and it is valid",
    async (name, body) => {
      const response = await trySample({ headers: { Prefer: `example=${name}` } });
      const received = await response.json();
      expect(received).toEqual(body);
      expect(answer.issues(received)).toEqual([]);
    },
  );

  const cases = listRequestCases(contract, operation).filter((one) => canBeSent(operation, one.data));

  test.each(cases.filter(({ valid }) => valid))("accepts a request: $description", async ({ data }) => {
    expect((await send(contract, operation, mock.url, data)).status).toBe(200);
  });

  test.each(cases.filter(({ valid, keyword }) => !valid && !ownKeyword(keyword)))(
    "refuses a request: $description",
    async ({ data, path }) => {
      const { status } = await send(contract, operation, mock.url, data);
      // A header that is missing or empty counts as missing credentials.
      expect(status).toBe(path[0] === "header" ? 401 : 422);
    },
  );

  // What JSON Schema can't say, Prism doesn't know; the validators do, see cases.test.ts.
  test.each(cases.filter(({ valid, keyword }) => !valid && ownKeyword(keyword)))(
    "lets pass what Prism can't see: $description",
    async ({ data }) => {
      expect((await send(contract, operation, mock.url, data)).status).toBe(200);
    },
  );

  test("answers missing credentials with 401", async () => {
    const response = await trySample({ headers: { [credentialHeader(contract, operation)]: undefined } });
    expect(response.status).toBe(401);
  });

  test("answers an unknown path with 404 and a wrong method with 405", async () => {
    expect((await trySample({ path: `${operation.path}/unknown` })).status).toBe(404);
    expect((await trySample({ method: "PUT" })).status).toBe(405);
  });

  if (operation.requestBody) {
    test("answers malformed JSON with 400 and another media type with 415", async () => {
      expect((await trySample({ text: '{"ccId":' })).status).toBe(400);
      expect((await trySample({ headers: { "Content-Type": "text/plain" } })).status).toBe(415);
    });
  }
});

function ownKeyword(keyword: string): boolean {
  return keyword.startsWith("x-");
}
