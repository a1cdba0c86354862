import { createCmsClient, createGatewayClient, services } from "@cc-contract/client";
import { describe, expect, test } from "vitest";
import { operations } from "../dist/operations.js";

// The client takes the map of validators as it is, without either package knowing the other.

const keys = { accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" };
const query = { ccId: 1, vdn: 1, agentId: 101 };

function clients(response: unknown) {
  const sent: string[] = [];
  const fetch = async (url: string) => {
    sent.push(url);
    return Response.json(response);
  };
  const options = { fetch, validate: operations };
  return {
    sent,
    cms: createCmsClient({ ...options, ...keys, baseUrl: "https://cms.example.com" }),
    gateway: createGatewayClient({ ...options, baseUrl: "https://gateway.example.com", guid: "EXAMPLE" }),
  };
}

describe("a client with validators", () => {
  test("sends nothing that breaks the contract, and says where", async () => {
    const { cms, gateway, sent } = clients({});
    await expect(cms.queryAgentDetails(query as never)).rejects.toMatchObject({
      issues: operations.queryAgentDetails.request.issues(query),
    });
    await expect(gateway.queryAgentCallStatistics({ agentid: "0101" })).rejects.toMatchObject({
      issues: [{ path: ["path", "agentid"], keyword: "pattern" }],
    });
    expect(sent).toEqual([]);
  });

  test("passes on no response that breaks the contract, and says where", async () => {
    const { cms } = clients({ resultCode: services.cms.success, resultDesc: ["1", 2] });
    await expect(cms.queryAgentPrivateCalls(query)).rejects.toMatchObject({
      issues: [{ path: ["resultDesc", 1], keyword: "type" }],
    });
  });

  test("passes on what conforms", async () => {
    const { cms } = clients({ resultCode: services.cms.success, resultDesc: ["1"] });
    expect(await cms.queryAgentPrivateCalls(query)).toEqual(["1"]);
  });
});
