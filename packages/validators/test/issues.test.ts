import { describe, expect, test } from "vitest";
import {
  AgentDetails,
  QueryAgentDetailsRequest,
  QueryAgentOperationsRequest,
  QueryAgentPrivateCallsRequest,
  QueryAgentRestsRequest,
  QueryAgentRestsResponse,
} from "../dist/index.js";
import { operations } from "../dist/operations.js";

const messages = (issues: readonly { message: string }[]) => issues.map(({ message }) => message);

test("an issue has path, keyword, what is expected, what came, and a message made of them", () => {
  expect(QueryAgentDetailsRequest.issues({ queryParam: { ccId: 0, vdn: 1, agentId: 101 } })).toEqual([
    {
      path: ["queryParam", "ccId"],
      keyword: "minimum",
      expected: "integer from 1 to 65535",
      received: "0",
      message: "Invalid queryParam.ccId: expected integer from 1 to 65535, received 0",
    },
  ]);
});

test("a missing property is an issue at its own place", () => {
  const [issue] = QueryAgentDetailsRequest.issues({ queryParam: { ccId: 1, vdn: 1 } });
  expect(issue).toMatchObject({ path: ["queryParam", "agentId"], keyword: "required", received: "nothing" });
});

describe("a misspelled property", () => {
  test.each([
    ["agentID", "agentId"],
    ["AGENTID", "agentId"],
    ["agentd", "agentId"],
    ["agnetId", "agentId"],
    ["ccid", "ccId"],
    ["vnd", undefined],
    ["agent", "agentId"],
    ["workNo", undefined],
  ])("%s is taken for %s", (wrong, right) => {
    const { agentId: _, ...rest } = { ccId: 1, vdn: 1, agentId: 101 };
    const { ccId: __, ...withoutCc } = { ccId: 1, vdn: 1, agentId: 101 };
    const document = { ...(right === "ccId" ? withoutCc : rest), [wrong]: 101 };
    const issue = QueryAgentPrivateCallsRequest.issues(document).find(
      ({ keyword }) => keyword === "additionalProperties",
    );
    expect(issue?.path).toEqual([wrong]);
    if (right) expect(issue?.message).toMatch(new RegExp(`\\. Did you mean \`${right}\`\\?$`));
    else expect(issue?.message).not.toContain("Did you mean");
  });

  test("is not taken for one that is there already", () => {
    const [issue] = QueryAgentPrivateCallsRequest.issues({ ccId: 1, vdn: 1, agentId: 101, agentid: 101 });
    expect(issue?.message).toBe("Invalid agentid: expected no such property, received 101");
  });
});

describe("the wrapper", () => {
  test("that is missing is said in one sentence", () => {
    expect(messages(QueryAgentDetailsRequest.issues({ ccId: 1, vdn: 1, agentId: 101 }))).toEqual([
      "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `agentId` into `queryParam`.",
    ]);
  });

  test.each([
    { ccId: 1, vdn: 1, agentID: 101 },
    { ccid: 1, VDN: 1, agentid: 101 },
  ])("that is missing is said with the right names, where they are misspelled, too: %j", (flat) => {
    expect(messages(QueryAgentDetailsRequest.issues(flat))).toEqual([
      "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `agentId` into `queryParam`.",
    ]);
  });

  test("that is too much is said in one sentence", () => {
    const document = { queryParam: { ccId: 1, vdn: 1, agentId: 101 } };
    expect(messages(QueryAgentPrivateCallsRequest.issues(document))).toEqual([
      "Invalid queryParam: expected no such property, received object. Take `ccId`, `vdn`, `agentId` out of `queryParam`.",
    ]);
  });

  test("does not hide what else is wrong", () => {
    const document = { ccId: 1, unknown: 1 };
    expect(QueryAgentDetailsRequest.issues(document).map(({ path }) => path)).toEqual([["queryParam"], ["unknown"]]);
  });
});

describe("rules between properties", () => {
  const request = { currentAgentId: 1, beginTime: "2024-08-02 00:00:00", endTime: "2024-08-02 00:16:00" };

  test("point at the end of a span", () => {
    const [issue] = QueryAgentOperationsRequest.issues(request);
    expect(issue).toMatchObject({ path: ["endTime"], keyword: "x-time-span", received: '"2024-08-02 00:16:00"' });
  });

  test("point at the multiple", () => {
    const [issue] = QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, offset: 3, limit: 2 } });
    expect(issue?.message).toBe("Invalid queryParam.offset: expected a multiple of limit, received 3");
  });

  test("demand both or neither", () => {
    const issues = QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, offset: 0 } });
    expect(messages(issues)).toEqual(["Invalid queryParam.limit: expected integer from 1 to 100, received nothing"]);
  });

  test.each([
    [{ limit: 0 }, ["offset", "limit"]],
    [{ offset: -1 }, ["limit", "offset"]],
  ])("want the other of %j, too, and do not forbid the one", (page, names) => {
    const found = QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, ...page } });
    expect(found.map(({ keyword }) => keyword)).not.toContain("properties");
    for (const name of names) expect(found.map(({ path }) => path[1])).toContain(name);
  });

  test("say nothing about a time that is none", () => {
    const issues = QueryAgentOperationsRequest.issues({ ...request, endTime: "2024-02-30 00:00:00" });
    expect(messages(issues)).toEqual([
      'Invalid endTime: expected UTC time as yyyy-MM-dd HH:mm:ss, received "2024-02-30 00:00:00"',
    ]);
  });
});

describe("an answer", () => {
  const rest = { agentName: "z1", workNo: 1, cantRestReason: 5, beginTime: 1, restDuration: "1" };
  const data = { allowRestNum: 1, onRestNum: 1, waitRestNum: 0, agentsRestDetails: [rest] };

  test("is judged as the success or the failure that its code says it is", () => {
    expect(messages(QueryAgentRestsResponse.issues({ resultCode: "0100000", resultDesc: data }))).toEqual([
      "Invalid resultDesc.agentsRestDetails[0].cantRestReason: expected one of 0, 1, 2, 3, 4, received 5",
      'Invalid resultDesc.agentsRestDetails[0].restDuration: expected integer, received "1"',
    ]);
    expect(messages(QueryAgentRestsResponse.issues({ resultCode: "0100002", resultDesc: data }))).toEqual([
      "Invalid resultDesc: expected string, received object",
    ]);
  });

  test("that is neither is judged as the nearest", () => {
    expect(operations.queryAgentCallStatistics.response.issues({}).length).toBeGreaterThan(0);
    expect(messages(operations.queryAgentDetails.response.issues("<html>"))).toEqual([
      'Invalid value: expected object, received "<html>"',
    ]);
  });

  test("may be null only where the contract says so", () => {
    const details = {
      workNo: 1,
      vdnId: 1,
      citStatus: 0,
      name: "a",
      loginDate: 0,
      currentStateTime: 0,
      mediaType: 0,
      status: 2,
    };
    expect(AgentDetails.issues({ ...details, phoneNumber: null })).toEqual([]);
    expect(messages(AgentDetails.issues({ ...details, phoneNumber: 5 }))).toEqual([
      "Invalid phoneNumber: expected string or null, received 5",
    ]);
    expect(messages(AgentDetails.issues({ ...details, phoneNumber: null, name: null }))).toEqual([
      "Invalid name: expected string, received null",
    ]);
  });
});

test("long texts and odd keys are cut short in a message", () => {
  const [issue] = QueryAgentPrivateCallsRequest.issues({ ccId: 1, vdn: 1, agentId: "9".repeat(1_000) });
  expect(issue?.received).toBe(`"${"9".repeat(40)}…"`);
  const [other] = QueryAgentPrivateCallsRequest.issues({ ccId: 1, vdn: 1, agentId: 101, "a b": [1, 2] });
  expect(other?.message).toBe('Invalid ["a b"]: expected no such property, received array of 2');
  const [long] = QueryAgentPrivateCallsRequest.issues({ ccId: 1, vdn: 1, agentId: 101, ["k".repeat(1_000)]: 1 });
  expect(long?.path).toEqual(["k".repeat(1_000)]);
  expect(long?.message.length).toBeLessThan(120);
});

test.each([0, -1, Number.NaN, null])(
  "a value that is refused has an issue at least, also with the limit %s",
  (limit) => {
    expect(QueryAgentPrivateCallsRequest.issues({}, { limit: limit as number }).length).toBeGreaterThan(0);
    expect(QueryAgentPrivateCallsRequest.issues({}, null as never).length).toBeGreaterThan(0);
  },
);

test("a Standard Schema gives the value or the issues", () => {
  const { validate, vendor, version } = QueryAgentPrivateCallsRequest["~standard"];
  const request = { ccId: 1, vdn: 1, agentId: 101 };
  expect([vendor, version]).toEqual(["cc-contract", 1]);
  expect(validate(request)).toEqual({ value: request });
  expect(validate({})).toEqual({ issues: QueryAgentPrivateCallsRequest.issues({}) });
});
