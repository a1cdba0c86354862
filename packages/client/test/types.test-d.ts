import { expectTypeOf, test } from "vitest";
import type { CmsClient, GatewayClient } from "../src/index.ts";

type Request<Method extends (request: never) => unknown> = Parameters<Method>[0];

test("offset and limit are both there or neither", () => {
  type Rests = Request<CmsClient["queryAgentRests"]>;
  expectTypeOf({ queryParam: { ccId: 1, vdn: 1 } }).toExtend<Rests>();
  expectTypeOf({ queryParam: { ccId: 1, vdn: 1, offset: 0, limit: 1 } }).toExtend<Rests>();
  expectTypeOf({ queryParam: { ccId: 1, vdn: 1, offset: 0 } }).not.toExtend<Rests>();
  expectTypeOf({ queryParam: { ccId: 1, vdn: 1, limit: 1 } }).not.toExtend<Rests>();
});

test("a misspelled parameter does not compile", () => {
  const cms = {} as CmsClient;
  // @ts-expect-error agentID is not a parameter
  () => cms.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 1, agentID: 1 });
  // @ts-expect-error the parameters are wrapped in queryParam
  () => cms.queryAgentDetails({ ccId: 1, vdn: 1, agentId: 101 });
});

test("a method returns the data of success", () => {
  expectTypeOf<Awaited<ReturnType<CmsClient["queryAgentPrivateCalls"]>>>().toEqualTypeOf<string[]>();
  expectTypeOf<Request<GatewayClient["queryAgentCallStatistics"]>>().toEqualTypeOf<{ agentid: string }>();
  expectTypeOf<Awaited<ReturnType<GatewayClient["queryAgentCallStatistics"]>>["talktime"]>().toEqualTypeOf<number>();
});
