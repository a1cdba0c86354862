import { readContract } from "@cc-contract/spec/contract";
import { describe, expect, test } from "vitest";
import {
  AnswerError,
  AuthenticationError,
  createCmsClient,
  createGatewayClient,
  operations,
  ServiceError,
  services,
} from "../src/index.ts";

const keys = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" };
const baseUrl = "https://cms.example.com:28443";
const guid = "00000000-0000-0000-0000-000000000000.AgentGateway1";

/** A CC-CMS client whose requests are kept, and answered with what the test gives. */
function cmsThatAnswers(answer: unknown, init: ResponseInit = {}) {
  const requests: Request[] = [];
  const fetch = async (url: string, sent: RequestInit) => {
    requests.push(new Request(url, sent));
    return new Response(typeof answer === "string" ? answer : JSON.stringify(answer), init);
  };
  return {
    requests,
    cms: createCmsClient({ baseUrl, ...keys, fetch }),
    gateway: createGatewayClient({ baseUrl, guid, fetch }),
  };
}

const query = { ccId: 1, vdn: 170, agentId: 1099 };

describe("a request", () => {
  test("of CC-CMS is a signed POST whose body is what the caller gave", async () => {
    const { cms, requests } = cmsThatAnswers({ resultCode: services.cms.success, resultDesc: ["1"] });
    await cms.queryAgentPrivateCalls(query);
    const [request] = requests as [Request];
    expect(request.method).toBe("POST");
    expect(request.url).toBe(baseUrl + operations.queryAgentPrivateCalls.path);
    expect(await request.json()).toEqual(query);
    expect(request.headers.get("content-type")).toBe(services.cms.contentType);
    expect(request.headers.get("authorization")).toMatch(
      /^auth-v2\/EXAMPLEAK\/[\d-]{10}T[\d:]{8}Z\/host\/[0-9a-f]{64}$/,
    );
    expect([...request.headers.values()].join()).not.toContain(keys.secretKey);
  });

  test("of CC-Gateway is a GET with the GUID and a Content-Type", async () => {
    const { gateway, requests } = cmsThatAnswers({ message: "", retcode: services.gateway.success, result: {} });
    await gateway.queryAgentCallStatistics({ agentid: "101" });
    const [request] = requests as [Request];
    expect(request.method).toBe("GET");
    expect(new URL(request.url).pathname).toBe(operations.queryAgentCallStatistics.path.replace("{agentid}", "101"));
    expect(request.headers.get("guid")).toBe(guid);
    expect(request.headers.get("content-type")).toBe(services.gateway.contentType);
  });
});

describe("an answer", () => {
  test("of success returns its data alone", async () => {
    const { cms } = cmsThatAnswers({ resultCode: services.cms.success, resultDesc: ["1605492949-1447"] });
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1605492949-1447"]);
  });

  test("with a failure code inside HTTP 200 throws a ServiceError with code, words and operation", async () => {
    const { cms } = cmsThatAnswers({ resultCode: "0100002", resultDesc: "Invalid parameter" });
    const error = await cms.queryAgentPrivateCalls(query).catch((error) => error);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      code: "0100002",
      serviceMessage: "Invalid parameter",
      operationId: "queryAgentPrivateCalls",
    });
    expect(error.message).toBe(
      `Service answered with failure code 0100002 (A parameter is invalid): POST ${baseUrl}${operations.queryAgentPrivateCalls.path}`,
    );
  });

  test("with another status throws a StatusError", async () => {
    const { cms } = cmsThatAnswers("<html>", { status: 418 });
    await expect(cms.queryAgentPrivateCalls(query)).rejects.toMatchObject({ name: "StatusError", status: 418 });
    const { gateway } = cmsThatAnswers("", { status: 401 });
    await expect(gateway.queryAgentCallStatistics({ agentid: "101" })).rejects.toBeInstanceOf(AuthenticationError);
  });

  test.each(["<html>", "", "null", "[]", "{}", '{"resultCode":"0100000"}'])(
    "%j with HTTP 200 throws an AnswerError",
    async (text) => {
      const { cms } = cmsThatAnswers(text);
      await expect(cms.queryAgentPrivateCalls(query)).rejects.toBeInstanceOf(AnswerError);
    },
  );
});

test("every operation of the contract is a method of the client of its service", async () => {
  const { cms, gateway } = cmsThatAnswers("");
  const ids = Object.values((await readContract()).paths).flatMap(
    ({ get, post }) => get?.operationId ?? post?.operationId,
  );
  expect([...Object.keys(cms), ...Object.keys(gateway)].filter((name) => name !== "raw")).toEqual(ids);
});
