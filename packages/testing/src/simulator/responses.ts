import { type components, type OperationTypes, services } from "@cc-contract/client";
import type { Contract } from "@cc-contract/spec/model/contract";
import type { Failures } from "../failures.ts";
import { paging, type Release } from "../release.ts";
import { timeOf } from "../utc-time.ts";
import { type Agent, detailsOf, restOf } from "./data.ts";
import type { Step, Timeline } from "./timeline.ts";

type Schemas = components["schemas"];

/** A field of a request that selects records. */
export type Filter =
  | keyof Schemas["QueryAgentOperationsRequest"]
  | keyof Schemas["QueryAgentPrivateCallsRequest"]
  | keyof OperationTypes["queryAgentCallStatistics"]["parameters"]["path"];

/** How the responses deliberately break the contract. */
export interface Deviations {
  /** Filters without effect; `true` means all. */
  ignoreFilters?: boolean | readonly Filter[] | undefined;
  /** Whether every response has all rests, even on CTI 3.6. */
  ignorePaging?: boolean | undefined;
  /** Whether the first operation comes last. */
  unsorted?: boolean | undefined;
}

export interface ResponseOptions extends Deviations {
  agents: readonly Agent[];
  timeline: Timeline;
  failures: Failures;
  cti: Release;
  /** Present time of the data, in milliseconds since 1970. */
  at(): number;
}

/** Bodies of the responses to requests that conform to the contract. */
export interface Responses {
  queryAgentOperations(request: Schemas["QueryAgentOperationsRequest"]): Schemas["QueryAgentOperationsResponse"];
  queryAgentDetails(request: Schemas["QueryAgentDetailsRequest"]): Schemas["QueryAgentDetailsResponse"];
  queryAgentRests(request: Schemas["QueryAgentRestsRequest"]): Schemas["QueryAgentRestsResponse"];
  queryAgentPrivateCalls(request: Schemas["QueryAgentPrivateCallsRequest"]): Schemas["QueryAgentPrivateCallsResponse"];
  /** `agentId` is that of the session. */
  queryAgentCallStatistics(
    request: { path: { agentid: string } },
    agentId: number,
  ): Schemas["QueryAgentCallStatisticsResponse"];
}

export function createResponses(contract: Contract, options: ResponseOptions): Responses {
  const { agents, timeline, failures, cti, at } = options;
  const { ignoreFilters = false, ignorePaging = false, unsorted = false } = options;
  const applies = (filter: Filter) =>
    ignoreFilters === false || (ignoreFilters !== true && !ignoreFilters.includes(filter));
  const [{ ccId: defaultCallCentre } = { ccId: 0 }] = agents;
  const legacy = contract.components.schemas.CmsLegacyResult?.const as Schemas["CmsLegacyResult"];
  const { callTypes, stepsUntil, situationAt, restAt, isCall, record } = timeline;

  function succeed<Data>(data: Data) {
    return { resultCode: services.cms.success, resultDesc: data };
  }

  /** With the fields of release 8.13, which duplicate everything. */
  function succeedTwice<Data>(data: Data) {
    return { result: legacy, ...succeed(data), resultDatas: data };
  }

  /** The first agent that has these IDs. */
  function find(ids: Partial<Pick<Agent, "ccId" | "vdn" | "agentId">>): Agent | undefined {
    const entries = Object.entries(ids).filter(([name]) => applies(name as Filter));
    return agents.find((agent) => entries.every(([name, id]) => agent[name as keyof typeof ids] === id));
  }

  /** The records of an agent. */
  function stepsOf(agent: Agent): Step[] {
    return agent.signedIn ? stepsUntil(agent, at()) : [];
  }

  return {
    queryAgentOperations({ currentAgentId, ccId = defaultCallCentre, operateType, beginTime, endTime }) {
      const agent = applies("currentAgentId") ? find({ ccId, agentId: currentAgentId }) : agents.at(1);
      if (!agent) return succeedTwice([]);
      const [from, to] = [timeOf(beginTime), timeOf(endTime)];
      const wanted = (step: Step) =>
        (!applies("beginTime") || step.begin >= from) &&
        (!applies("endTime") || step.begin < to) &&
        (!applies("operateType") || operateType === undefined || step.operateType === operateType);
      const records = stepsOf(agent)
        .filter(wanted)
        .map((step) => record(agent, step));
      return succeedTwice(unsorted ? [...records.slice(1), ...records.slice(0, 1)] : records);
    },

    queryAgentDetails({ queryParam: { ccId, vdn, agentId } }) {
      const agent = find({ ccId, vdn, agentId });
      if (!agent) return failures.unknownAgent;
      const time = at();
      return succeed(detailsOf(contract, agent, time, agent.signedIn ? situationAt(agent, time) : undefined));
    },

    queryAgentRests({ queryParam: { ccId, vdn, offset = 0, limit } }) {
      const time = at();
      const rests = agents
        .filter((agent) => (!applies("ccId") || agent.ccId === ccId) && (!applies("vdn") || agent.vdn === vdn))
        .flatMap((agent) => {
          const rest = agent.signedIn && restAt(agent, time);
          return rest ? [restOf(contract, agent, time, rest)] : [];
        });
      const number = (state: (typeof rests)[number]["state"]) => rests.filter((rest) => rest.state === state).length;
      const paged = cti === paging && !ignorePaging && limit !== undefined;
      return succeedTwice({
        allowRestNum: number("allowRestNum"),
        onRestNum: number("onRestNum"),
        waitRestNum: number("waitRestNum"),
        agentsRestDetails: (paged ? rests.slice(offset, offset + limit) : rests).map(({ rest }) => rest),
      });
    },

    queryAgentPrivateCalls({ ccId, vdn, agentId }) {
      return succeedTwice(find({ ccId, vdn, agentId })?.privateCalls ?? []);
    },

    queryAgentCallStatistics({ path: { agentid } }, agentId) {
      const agent = find({ ccId: defaultCallCentre, agentId });
      if (!agent || (applies("agentid") && Number(agentid) !== agentId)) return failures.noPermission;
      const { signedInAt } = situationAt(agent, at());
      const calls = stepsOf(agent).filter((step) => step.signedInAt === signedInAt && isCall(step));
      const outbound = calls.filter(({ callType }) => callType === callTypes.outbound).length;
      return {
        message: "",
        retcode: services.gateway.success,
        result: {
          talktime: calls.reduce((sum, { begin, end }) => sum + (end - begin) / 1000, 0),
          answernums: calls.length - outbound,
          calloutnums: outbound,
        },
      };
    },
  };
}
