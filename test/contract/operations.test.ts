import { type Contract, type Operation, readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, responseExamples, successOf } from "@cc-contract/spec/model/operations";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RequestCase } from "../../packages/testing/src/cases.ts";
import { type Mock, startMock } from "../../packages/testing/src/mock/index.ts";
import { type SendOptions, send } from "../../packages/testing/src/send.ts";
import { compare } from "./differences.ts";
import { createJudges, guards, type Judges } from "./judges.ts";

// Each operation against Prism: every request that is at the boundary of a constraint or breaks it, every example, and
// what matches no operation.

/** Prism compares a request with every path that it has; with parts of the contract, its time stays linear. */
const pathsOfPart = 40;

const contract = await readContract();
const paths = Object.entries(contract.paths);
const parts = Array.from({ length: Math.ceil(paths.length / pathsOfPart) }, (_, index) => {
  const own = paths.slice(index * pathsOfPart, (index + 1) * pathsOfPart);
  return { number: index + 1, part: { ...contract, paths: Object.fromEntries(own) } satisfies Contract };
});

describe.each(parts)("part $number", ({ part }) => {
  const operations = listOperations(part);
  let mock: Mock;
  let judge: Judges;
  beforeAll(async () => {
    mock = await startMock({ contract: part });
    judge = createJudges(part, mock.url);
  });
  afterAll(() => mock.close());

  /** Sends a request and returns the status and the body of the response, with what its validator finds wrong. */
  async function respond(operation: Operation, request: unknown, options?: SendOptions) {
    const response = await send(contract, operation, mock.url, request, options);
    const text = await response.text();
    const { response: guard } = guards[operation.operationId] ?? {};
    const body: unknown = text && JSON.parse(text);
    return { status: response.status, body, issues: guard ? guard.issues(body) : [] };
  }

  test.each(operations)("all judges agree with the contract on each request of $operationId", async (operation) => {
    const verdicts = await judge(operation);
    expect(compare(verdicts)).toEqual([]);
    const refusals = verdicts.filter(({ status, accepted }) => status && !accepted);
    const statuses = refusals.map(({ one, status }) => [one.description, status]);
    expect(statuses).toEqual(refusals.map(({ one }) => [one.description, refusalOf(one)]));
  });

  test.each(operations)("Prism responds to each example of $operationId with one that conforms", async (operation) => {
    const { status } = successOf(operation);
    const requests = Object.values(requestExamples(part, operation));
    const bodies = Object.entries(responseExamples(part, operation));
    const [first = ["", ""]] = bodies;
    for (const request of requests)
      expect(await respond(operation, request)).toEqual({ status, body: first[1], issues: [] });
    for (const [name, body] of bodies) {
      const headers = { Prefer: `example=${name}` };
      expect(await respond(operation, requests[0], { headers })).toEqual({ status, body, issues: [] });
    }
  });

  test.each(operations)("Prism refuses an unknown path and a wrong method of $operationId", async (operation) => {
    const [request] = Object.values(requestExamples(part, operation));
    expect((await respond(operation, request, { path: `${operation.path}/unknown` })).status).toBe(404);
    const method = ["patch", "put", "delete", "post"].find((name) => !(name in (part.paths[operation.path] ?? {})));
    if (method) expect((await respond(operation, request, { method: method.toUpperCase() })).status).toBe(405);
  });
});

/** How Prism refuses what breaks a constraint. */
function refusalOf({ keyword, description }: RequestCase): number {
  if (keyword === "security") return 401;
  if (keyword === "mediaType") return 415;
  if (description.endsWith("not JSON")) return 400;
  return 422;
}
