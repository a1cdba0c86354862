import { describe, expect, test } from "vitest";
import {
  AgentDetails,
  CmsFailure,
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
    ["vnd", "vdn"],
    ["agent", "agentId"],
    ["workNo", undefined],
  ])("%s is taken for %s", (wrong, right) => {
    const { agentId: _, ...rest } = { ccId: 1, vdn: 1, agentId: 101 };
    const { ccId: __, ...withoutCc } = { ccId: 1, vdn: 1, agentId: 101 };
    const { vdn: ___, ...withoutVdn } = { ccId: 1, vdn: 1, agentId: 101 };
    const document = { ...(right === "ccId" ? withoutCc : right === "vdn" ? withoutVdn : rest), [wrong]: 101 };
    const issue = QueryAgentPrivateCallsRequest.issues(document).find(
      ({ keyword }) => keyword === "additionalProperties",
    );
    expect(issue?.path).toEqual([wrong]);
    if (right) expect(issue?.message).toMatch(new RegExp(`\\. Did you mean \`${right}\`\\?$`));
    else expect(issue?.message).not.toContain("Did you mean");
  });

  test("is told once, and what it holds is judged", () => {
    expect(messages(QueryAgentPrivateCallsRequest.issues({ CCID: 0, vdn: 1, agentid: 101 }))).toEqual([
      "Invalid CCID: expected no such property, received 0. Did you mean `ccId`?",
      "Invalid agentid: expected no such property, received 101. Did you mean `agentId`?",
      "Invalid CCID: expected integer from 1 to 65535, received 0",
    ]);
    expect(messages(QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, ofset: 0, limit: 10 } }))).toEqual([
      "Invalid queryParam.ofset: expected no such property, received 0. Did you mean `offset`?",
    ]);
    expect(messages(QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, ofset: 0 } }))).toEqual([
      "Invalid queryParam.ofset: expected no such property, received 0. Did you mean `offset`?",
      "Invalid queryParam.limit: expected integer from 1 to 100, received nothing",
    ]);
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

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "leaves what is wrong in a flat body, and what it lacks",
      { ccId: 0, vdn: 1, unknown: 1 },
      [
        "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn` into `queryParam`.",
        "Invalid queryParam.agentId: expected integer from 101 to 59999, received nothing",
        "Invalid ccId: expected integer from 1 to 65535, received 0",
        "Invalid unknown: expected no such property, received 1",
      ],
    ],
    [
      "points at a misspelled name where it stands",
      { ccId: 1, vdn: 1, agentid: 5 },
      [
        "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `agentId` into `queryParam`.",
        "Invalid agentid: expected integer from 101 to 59999, received 5",
      ],
    ],
    [
      "takes the exact name before a misspelled one",
      { agentid: 5, ccId: 1, vdn: 1, agentId: 101 },
      [
        "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `agentId` into `queryParam`.",
        "Invalid agentid: expected no such property, received 5. Put `agentId` into `queryParam`.",
      ],
    ],
    [
      "of another name is told by what is in it",
      { data: { ccId: 0, vdn: 1, agentId: 101 } },
      [
        "Invalid data: expected no such property, received object. Did you mean `queryParam`?",
        "Invalid data.ccId: expected integer from 1 to 65535, received 0",
      ],
    ],
    [
      "that is there does not save what stands beside it",
      { queryParam: { ccId: 1, vdn: 1, agentId: 101 }, ccid: 1 },
      ["Invalid ccid: expected no such property, received 1. Put `ccId` into `queryParam`."],
    ],
    [
      "that is null is told with what belongs into it",
      { queryParam: null, vdn: 1 },
      [
        "Invalid queryParam: expected object, received null",
        "Invalid vdn: expected no such property, received 1. Put `vdn` into `queryParam`.",
      ],
    ],
    [
      "that is missing without a trace is just missing",
      { other: { nothing: 1 }, list: [1] },
      [
        "Invalid queryParam: expected object, received nothing",
        "Invalid other: expected no such property, received object",
        "Invalid list: expected no such property, received array of 1",
      ],
    ],
  ])("%s", (_, document, expected) => {
    expect(messages(QueryAgentDetailsRequest.issues(document))).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "leaves what is wrong in it, and what it lacks",
      { queryParam: { ccId: 0, VDN: 1, more: 1 } },
      [
        "Invalid queryParam: expected no such property, received object. Take `ccId`, `vdn` out of `queryParam`.",
        "Invalid queryParam.more: expected no such property, received 1",
        "Invalid agentId: expected integer from 101 to 59999, received nothing",
        "Invalid queryParam.ccId: expected integer from 1 to 65535, received 0",
      ],
    ],
    [
      "speaks of what is not there already",
      { ccId: 1, agentId: 101, queryParam: { ccId: 0, vdn: 0 } },
      [
        "Invalid queryParam: expected no such property, received object. Take `vdn` out of `queryParam`.",
        "Invalid queryParam.vdn: expected integer from 1 to 5000, received 0",
      ],
    ],
    [
      "is no more than unknown where all is there already",
      { ccId: 1, vdn: 1, agentId: 101, queryParam: { ccId: 1 } },
      ["Invalid queryParam: expected no such property, received object"],
    ],
    [
      "may be two",
      { a: { ccId: 1 }, b: { ccId: 1, vdn: 1 }, agentId: 101 },
      [
        "Invalid a: expected no such property, received object. Take `ccId` out of `a`.",
        "Invalid b: expected no such property, received object. Take `vdn` out of `b`.",
      ],
    ],
  ])("that is too much %s", (_, document, expected) => {
    expect(messages(QueryAgentPrivateCallsRequest.issues(document))).toEqual(expected);
  });

  test("does not hide what is wrong between the properties", () => {
    expect(messages(QueryAgentRestsRequest.issues({ ccId: 1, vdn: 1, offset: 3, limit: 2 }))).toEqual([
      "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `offset`, `limit` into `queryParam`.",
      "Invalid offset: expected a multiple of limit, received 3",
    ]);
    expect(messages(QueryAgentRestsRequest.issues({ ccId: 1, vdn: 1, offset: 3 }))).toEqual([
      "Invalid queryParam: expected object, received nothing. Put `ccId`, `vdn`, `offset` into `queryParam`.",
      "Invalid queryParam.limit: expected integer from 1 to 100, received nothing",
    ]);
    const window = { currentAgentId: 1, beginTime: "2024-08-02 00:00:00", endTime: "2024-08-02 00:01:00" };
    expect(QueryAgentOperationsRequest.issues({ queryParam: window }).map(({ path }) => path)).toEqual([
      ["queryParam"],
      ["queryParam", "endTime"],
    ]);
  });

  test("of a long name is cut short", () => {
    const name = "k".repeat(1_000);
    const [issue] = QueryAgentPrivateCallsRequest.issues({ [name]: { ccId: 1 } });
    expect(issue?.message).toMatch(/Take `ccId` out of `k{40}…`\.$/);
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

  test("say nothing where one of the properties is wrong by itself", () => {
    for (const page of [
      { offset: 3, limit: 0 },
      { offset: 0, limit: 0 },
      { offset: 3, limit: "2" },
    ]) {
      const issues = QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, ...page } });
      expect(issues.map(({ path }) => path)).toEqual([["queryParam", "limit"]]);
    }
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
      'Invalid endTime: expected UTC time yyyy-MM-dd HH:mm:ss of a day that exists, received "2024-02-30 00:00:00"',
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

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "no code and the text of a failure",
      { resultDesc: "x" },
      ["Invalid resultCode: expected string, received nothing"],
    ],
    [
      "a misspelled code",
      { resultcode: "0100002", resultDesc: "x" },
      ["Invalid resultCode: expected string, received nothing. Is it misspelled as `resultcode`?"],
    ],
    [
      "no code and the data of a success",
      { resultDesc: data },
      [
        'Invalid resultCode: expected "0100000", received nothing',
        "Invalid resultDesc.agentsRestDetails[0].cantRestReason: expected one of 0, 1, 2, 3, 4, received 5",
        'Invalid resultDesc.agentsRestDetails[0].restDuration: expected integer, received "1"',
      ],
    ],
    [
      "the code of a success and the text of a failure",
      { resultCode: "0100000", resultDesc: "x" },
      ['Invalid resultDesc: expected object, received "x"'],
    ],
  ])("that has %s is judged as what it resembles", (_, answer, expected) => {
    expect(messages(QueryAgentRestsResponse.issues(answer))).toEqual(expected);
  });

  test("without a code is the one of whose fields it has most", () => {
    const { response } = operations.queryAgentCallStatistics;
    const result = { talktime: "1", answernums: 1, calloutnums: 1 };
    expect(messages(response.issues({ message: "", result }))).toEqual([
      'Invalid retcode: expected "0", received nothing',
      'Invalid result.talktime: expected integer, received "1"',
    ]);
    expect(messages(response.issues({}))).toEqual([
      "Invalid message: expected string, received nothing",
      "Invalid retcode: expected string, received nothing",
    ]);
  });

  test("that is a failure by its schema may not carry the code of a success", () => {
    expect(CmsFailure.issues({ resultCode: "0100000", resultDesc: "x" })).toMatchObject([
      { path: ["resultCode"], keyword: "not", expected: 'anything but "0100000"', received: '"0100000"' },
    ]);
    expect(messages(CmsFailure.issues({ resultDesc: "x" }))).toEqual([
      "Invalid resultCode: expected string, received nothing",
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

test("a header in another case is named", () => {
  const { parameters } = operations.queryAgentCallStatistics;
  expect(messages(parameters.issues({ path: { agentid: "101" }, header: { guid: "x" } }))).toEqual([
    "Invalid header.Guid: expected string of 1 or more characters, received nothing. Is it misspelled as `guid`?",
  ]);
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

test.each([Symbol("limit"), { valueOf: () => Number.NaN }, "1"])("a limit that is no number is none", (limit) => {
  expect(QueryAgentPrivateCallsRequest.issues({}, { limit: limit as number })).toHaveLength(3);
});

test("a limit is never exceeded, a fraction neither, and one that can't be read does not end in an error", () => {
  expect(QueryAgentPrivateCallsRequest.issues({}, { limit: 1.9 })).toHaveLength(1);
  const options = {
    get limit(): number {
      throw new Error("unreadable");
    },
  };
  expect(QueryAgentPrivateCallsRequest.issues({}, options)).toHaveLength(1);
});

test("a value that says something else each time it is read has an issue all the same", () => {
  let reads = 0;
  const request = {
    ccId: 1,
    vdn: 1,
    get agentId() {
      reads++;
      return reads > 1 ? 101 : 0;
    },
  };
  expect(messages(QueryAgentPrivateCallsRequest.issues(request))).toEqual([
    "Invalid value: expected object, received a value that can't be read",
  ]);
});

test("a text where another is wanted is told with its type", () => {
  const { parameters } = operations.queryAgentCallStatistics;
  expect(messages(parameters.issues({ path: { agentid: 101 }, header: { Guid: "x" } }))).toEqual([
    "Invalid path.agentid: expected string, agent ID from 101 to 59999, received 101",
  ]);
});

test("a Standard Schema gives the value or the issues", () => {
  const { validate, vendor, version } = QueryAgentPrivateCallsRequest["~standard"];
  const request = { ccId: 1, vdn: 1, agentId: 101 };
  expect([vendor, version]).toEqual(["cc-contract", 1]);
  expect(validate(request)).toEqual({ value: request });
  expect(validate({})).toEqual({ issues: QueryAgentPrivateCallsRequest.issues({}) });
});
