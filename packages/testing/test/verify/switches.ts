import type { SimulatorOptions } from "../../src/simulator/index.ts";
import type { Fixtures } from "../../src/verify/index.ts";
import { data, type Exchange, type Switch, succeeds, type Values } from "./stub.ts";

// What servers do: what they may, and what they may not. One line each, where that is enough.

const [details, operations, rests, calls, statistics] = [
  ...["queryAgentDetails", "queryAgentOperations", "queryAgentRests", "queryAgentPrivateCalls"],
  "queryAgentCallStatistics",
] as const;

export interface Variant {
  /** Operations that are verified. */
  only: string[];
  change?: Switch;
  /** Of the simulator behind it. */
  options?: SimulatorOptions;
  fixtures?: Fixtures;
}

export interface Fault extends Variant {
  /** Whether it is a warning only. */
  warns?: true;
}

type Record = Values & { id: string; beginTime: string; endTime: string; operateType: number };
type Details = Values & { loginDate: number; currentStateTime: number; name: string };
type Rests = { [count: string]: number } & { agentsRestDetails: Values[] };

const second = 1000;
const hour = 3600 * second;
const zone = 8 * hour;

const invalid = { resultCode: "0100002", resultDesc: "Invalid parameter" };
const later = (text: string, milliseconds: number) =>
  new Date(Date.parse(`${text.replace(" ", "T")}Z`) + milliseconds).toISOString().slice(0, 19).replace("T", " ");

/** A server that is right but for the data of an operation. */
function of<Data = Values>(only: string, change: (data: Data, exchange: Exchange) => unknown): Variant {
  return { only: [only], change: data<Data>(only, change) };
}

const ofDetails = (change: Values | ((one: Details, exchange: Exchange) => unknown)) =>
  of<Details>(details, (one, exchange) =>
    typeof change === "function" ? change(one, exchange) : { ...one, ...change },
  );
const ofRecords = (change: (records: Record[], exchange: Exchange) => unknown) => of<Record[]>(operations, change);
/** Of each record, or of the first alone. */
const ofEach = (change: (one: Record) => Values) =>
  ofRecords((records) => records.map((one) => ({ ...one, ...change(one) })));
const ofFirst = (change: (one: Record) => Values) =>
  ofRecords((records) => records.map((one, index) => (index === 0 ? { ...one, ...change(one) } : one)));
const ofRests = (change: (one: Rests, exchange: Exchange) => unknown) => of<Rests>(rests, change);
const ofList = (change: (list: Values[], page: { offset: number; limit: number }) => Values[]) =>
  ofRests((one, { request }) => ({
    ...one,
    agentsRestDetails: change(one.agentsRestDetails, request.queryParam as { offset: number; limit: number }),
  }));
const ofStatistics = (change: Values) => of<Values>(statistics, (one) => ({ ...one, ...change }));
const ofMessage = (only: string, change: Switch): Variant => ({ only: [only], change });
/** Of each success of an operation, its message. */
const ofSuccess = (only: string, change: Switch) =>
  ofMessage(only, (exchange) => (exchange.operationId === only && succeeds(exchange) ? change(exchange) : undefined));

/** Pages are taken from all the rests, which a page of the simulator that is large enough has. */
function paged(change: (all: Values[], page: { offset: number; limit: number }) => Values[]): Variant {
  let all: Values[] = [];
  return {
    only: [rests],
    options: { ignorePaging: true },
    fixtures: { cti: "3.6" },
    change: data<Rests>(rests, (one, { request }) => {
      all = one.agentsRestDetails;
      const { offset = 0, limit = all.length } = request.queryParam as { offset?: number; limit?: number };
      return { ...one, agentsRestDetails: change(all, { offset, limit }) };
    }),
  };
}

/** Answers what is refused by a success, where a condition is true of its request. */
function accepts(only: string, when: (request: string, exchange: Exchange) => boolean): Variant {
  let success: unknown;
  return ofMessage(only, (exchange) => {
    if (exchange.operationId !== only) return;
    if (succeeds(exchange)) success = exchange.body;
    else if (when(JSON.stringify(exchange.request) ?? "", exchange)) {
      Object.assign(exchange, { status: 200, body: success });
      exchange.headers["content-type"] = "application/json";
    }
  });
}

/** Refuses what is right, where a condition is true of its request. */
const refuses = (only: string, when: (request: string) => boolean) =>
  ofMessage(only, (exchange) => {
    if (when(JSON.stringify(exchange.request) ?? exchange.path)) exchange.body = invalid;
  });

const quarterHour = 15 * 60 * second;
const recently = (back: number) => {
  const time = Math.floor(Date.now() / quarterHour) * quarterHour - back;
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
};

/** A window of an hour, from the sign-in on. */
export const window = { beginTime: "2024-08-02 00:00:00", endTime: "2024-08-02 01:00:00" };

/** Whether it is that window or a longer one. */
const isLong = ({ beginTime, endTime }: Values) => later(String(beginTime), hour) <= String(endTime);

/** The clock of a server whose data end now, in the middle of its day. */
const running = { now: () => new Date() };

let more = 0;
let busy = 0;

/** Servers that conform. */
export const conforming: { [what: string]: Variant } = {
  "nothing else": { only: [details, operations, rests, calls, statistics] },
  "the same statistics for every agent": { only: [statistics], options: { ignoreFilters: ["agentid"] } },
  "the same private calls in every call centre": { only: [calls], options: { ignoreFilters: ["ccId"] } },
  "the same rests in every VDN": { only: [rests], options: { ignoreFilters: ["vdn"] } },
  "an agent of the same IDs and data in another call centre": { only: [details], options: { ignoreFilters: ["ccId"] } },
  "fractions read as integers": accepts(details, (text) => /:1\.5\b/.test(text)),
  "null read as a missing value": accepts(operations, (text) => /:null\b/.test(text)),
  "all records at once, of an unannounced CTI 3.8": { only: [rests], options: { cti: "3.8" } },
  "the larger IDs of a later edition": { only: [calls, statistics], options: { edition: "2025" } },
  "windows refused that reach into the future": {
    ...refuses(operations, (text) => {
      const [, end = ""] = /"endTime":"([^"]+)"/.exec(text) ?? [];
      return Date.parse(`${end.replace(" ", "T")}Z`) > Date.now();
    }),
    options: { recordedUntil: undefined, ...running },
    fixtures: { beginTime: recently(2 * quarterHour), endTime: recently(0) },
  },
  "records that are added while they are read": ofRecords((records, { request }) =>
    request.operateType === undefined && records[0] ? [...records, { ...records[0], id: `new${more++}` }] : records,
  ),
  "no fields of release 8.13": ofSuccess(rests, (exchange) => {
    const { result: _, resultDatas: __, ...body } = exchange.body as Values;
    exchange.body = body;
  }),
  "the details twice, for callers of release 8.13": ofSuccess(details, (exchange) => {
    const body = exchange.body as Values;
    exchange.body = { ...body, resultDatas: body.resultDesc };
  }),
  "records in no order": { only: [operations], options: { unsorted: true } },
  "records from the latest to the earliest": ofRecords((records) => records.toReversed()),
  "unknown fields": of<Record[]>(operations, (records) => records.map((one) => ({ ...one, extra: { a: [1] } }))),
  "a GUID that is renewed": { only: [statistics], options: { sessions: "dynamic" } },
  "a state that no table lists": ofDetails({ status: 9, citStatus: 10 }),
  "a status of failure for what is refused": ofMessage(calls, (exchange) => {
    if (exchange.status === 200 && !succeeds(exchange)) Object.assign(exchange, { status: 400, body: "<html></html>" });
  }),
  "no records": ofRecords(() => []),
  "a failure after the last page": {
    ...ofMessage(rests, (exchange) => {
      const one = Object(exchange.body).resultDesc as Rests | undefined;
      if (succeeds(exchange) && one?.agentsRestDetails.length === 0) exchange.body = invalid;
    }),
    fixtures: { cti: "3.6" },
  },
  "names in Chinese, and in French": ofDetails({ name: "坐席 Éloïse Œuvre" }),
  "a media type without a charset": ofSuccess(details, ({ headers }) => (headers["content-type"] = "application/json")),
  "a clock that is 3 minutes ahead": ofDetails(() => ({
    ...{ workNo: 101, vdnId: 1, citStatus: 1, name: "A", phoneNumber: null, mediaType: 5, status: 4 },
    ...{ loginDate: Date.now() + 3 * 60 * second, currentStateTime: 0 },
  })),
  "429 now and then": ofMessage(details, (exchange) => {
    if (++busy % 20 === 0) Object.assign(exchange, { status: 429, headers: { "retry-after": "0" }, body: "" });
  }),
  "one agent that is signed out": ofDetails({
    ...{
      citStatus: 0,
      status: 2,
      loginDate: 4294967295000,
      currentStateTime: 436_879,
      phoneNumber: null,
      mediaType: 0,
    },
  }),
};

/** Servers that break the contract, or common sense. */
export const faults: { [what: string]: Fault } = {
  // The message.
  "status 500": ofSuccess(calls, (exchange) => (exchange.status = 500)),
  "status 201": ofSuccess(calls, (exchange) => (exchange.status = 201)),
  "a redirect": ofSuccess(calls, (exchange) =>
    Object.assign(exchange, { status: 302, headers: { location: "/login" } }),
  ),
  "another media type": ofSuccess(calls, ({ headers }) => (headers["content-type"] = "text/html")),
  "a page": ofSuccess(calls, (exchange) => (exchange.body = "<html></html>")),
  "JSON that ends too early": ofSuccess(
    calls,
    (exchange) => (exchange.body = JSON.stringify(exchange.body).slice(0, -1)),
  ),
  "no body": ofSuccess(calls, (exchange) => (exchange.body = "")),
  "a list around it": ofSuccess(calls, (exchange) => (exchange.body = [exchange.body])),
  "bytes of Latin-1": ofSuccess(details, (exchange) => {
    const text = JSON.stringify({ ...(exchange.body as Values) }).replace(/"name":"[^"]*"/, '"name":"Élodie"');
    exchange.body = Buffer.from(text, "latin1");
  }),
  "a charset that is another than UTF-8": {
    only: [details],
    change: async (exchange) => {
      await data<Details>(details, (one) => ({ ...one, name: "坐席" }))(exchange);
      if (exchange.operationId === details) exchange.headers["content-type"] = "application/json; charset=GBK";
    },
  },
  "a code that is a number": ofSuccess(statistics, (exchange) =>
    Object.assign(exchange.body as Values, { retcode: 0 }),
  ),
  "a result that contradicts the code": ofSuccess(operations, (exchange) =>
    Object.assign(exchange.body as Values, { result: "1" }),
  ),
  "a success for an unknown path": {
    ...ofMessage(calls, (exchange) => {
      if (exchange.status === 404)
        Object.assign(exchange, { status: 200, body: { resultCode: "0100000", resultDesc: [] } });
    }),
    warns: true,
  },
  "a page for an unknown path": {
    ...ofMessage(statistics, (exchange) => {
      if (exchange.path.endsWith("/unknown")) Object.assign(exchange, { status: 200, body: "<html></html>" });
    }),
    warns: true,
  },
  "GET answered like POST": {
    ...ofMessage(details, (exchange) => {
      if (exchange.status === 405)
        Object.assign(exchange, { status: 200, body: { resultCode: "0100000", resultDesc: {} } });
    }),
    warns: true,
  },
  // An agent.
  "an agent without a name": ofDetails(({ name: _, ...one }) => one),
  "an agent ID as a text": ofDetails({ workNo: "101" }),
  "a sign-in that is null": ofDetails({ loginDate: null }),
  "a phone number that is a number": ofDetails({ phoneNumber: 5550101 }),
  "a state that is a fraction": ofDetails({ status: 3.5 }),
  "another agent": ofDetails({ workNo: 102 }),
  "an agent ID without effect": { only: [details], options: { ignoreFilters: ["agentId"] } },
  "a VDN without effect": { only: [details], options: { ignoreFilters: ["vdn"] } },
  "an agent ID of operations without effect": { only: [operations], options: { ignoreFilters: ["currentAgentId"] } },
  "another VDN": ofDetails({ vdnId: 2 }),
  "idle by one state, talking by the other": ofDetails({ citStatus: 5, status: 4 }),
  "signed out by one state, idle by the other": ofDetails({ citStatus: 1, status: 2 }),
  "resting by one state, studying by the other": ofDetails({ citStatus: 9, status: 8 }),
  "a sign-in in seconds": ofDetails((one) => ({ ...one, loginDate: Math.floor(one.loginDate / 1000) })),
  "a sign-in in the future": ofDetails({ loginDate: Date.now() + hour, currentStateTime: 0 }),
  "not signed in, and talking": ofDetails({ loginDate: 4294967295000, citStatus: 5, status: 7 }),
  "a state that is older than the sign-in": ofDetails({ loginDate: Date.now() - hour, currentStateTime: 2 * 3600 }),
  "a state in milliseconds": ofDetails({ loginDate: Date.now() - hour, currentStateTime: 1_800_000 }),
  "a negative state": ofDetails({ currentStateTime: -1 }),
  "a state of a century": {
    ...ofDetails({ citStatus: 0, status: 2, loginDate: 4294967295000, currentStateTime: 3_153_600_000 }),
    warns: true,
  },
  "a name with spaces around it": { ...ofDetails({ name: " Agent " }), warns: true },
  "a name of UTF-8 read as Latin-1": { ...ofDetails({ name: Buffer.from("坐席").toString("latin1") }), warns: true },
  "a name of UTF-8 read as Windows-1252": { ...ofDetails({ name: "Ã‰lodie" }), warns: true },
  "a name with lost characters": { ...ofDetails({ name: "\ufffd\ufffd" }), warns: true },
  "other details for callers of release 8.13": ofSuccess(details, (exchange) => {
    const body = exchange.body as Values;
    exchange.body = { ...body, resultDatas: { ...(body.resultDesc as Values), name: "another" } };
  }),
  "a local time of the sign-in": {
    only: [details, operations],
    change: data<Details>(details, (one) => ({ ...one, loginDate: one.loginDate + hour / 2, currentStateTime: 0 })),
  },
  // Operations of an agent.
  "a record that ends before it begins": ofFirst(({ beginTime }) => ({ endTime: later(beginTime, -second) })),
  "records of the same ID": ofRecords((records) => records.map((one) => ({ ...one, id: "1" }))),
  "a record twice": ofRecords((records) => [...records, ...records.slice(0, 1)]),
  "records in local time": ofEach(({ beginTime, endTime }) => ({
    ...{ beginTime: later(beginTime, zone), endTime: later(endTime, zone) },
  })),
  "sign-ins in local time": {
    only: [details, operations],
    change: data<Record[]>(operations, (records) =>
      records.map((one) =>
        one.operateType === 1
          ? { ...one, beginTime: later(one.beginTime, hour / 2), endTime: later(one.endTime, hour / 2) }
          : one,
      ),
    ),
  },
  "no record of the sign-in": {
    only: [details, operations],
    change: data<Record[]>(operations, (records) => records.filter(({ operateType }) => operateType !== 1)),
    warns: true,
  },
  "records of the future": {
    ...ofFirst(() => ({ endTime: later(recently(0), 2 * quarterHour) })),
    options: { recordedUntil: undefined, ...running },
    fixtures: { beginTime: recently(4 * quarterHour), endTime: recently(0) },
  },
  "a record outside its window": ofFirst(() => ({ beginTime: "1999-01-01 00:00:00", endTime: "1999-01-01 00:00:00" })),
  "a filter without effect": { only: [operations], options: { ignoreFilters: ["operateType"] } },
  "a begin without effect": { only: [operations], options: { ignoreFilters: ["beginTime"] } },
  "an end without effect": { only: [operations], options: { ignoreFilters: ["endTime"] } },
  "a filter that loses a record": ofRecords((records, { request }) =>
    request.operateType === undefined ? records : records.slice(1),
  ),
  "a record that only long windows have": ofRecords((records, { request }) =>
    isLong(request) ? records : records.slice(1),
  ),
  "a record that only short windows have": ofRecords((records, { request }) =>
    isLong(request) || !records[0] ? records : [...records, { ...records[0], id: "own" }],
  ),
  "other records for callers of release 8.13": ofSuccess(operations, (exchange) => {
    const body = exchange.body as Values & { resultDatas: Values[] };
    exchange.body = { ...body, resultDatas: body.resultDatas.slice(1) };
  }),
  "times with a T": ofEach(({ beginTime }) => ({ beginTime: beginTime.replace(" ", "T") })),
  "times of a day that isn't": ofFirst(() => ({ beginTime: "2024-02-30 00:00:00" })),
  "a VDN that is null": ofFirst(() => ({ vdn: null })),
  "a cause that is missing": ofRecords((records) => records.map(({ operateCause: _, ...one }) => one)),
  // Rests.
  "more rests than are counted": ofRests((one) => ({ ...one, allowRestNum: 0, onRestNum: 0, waitRestNum: 1 })),
  "fewer rests than are counted": ofRests((one) => ({ ...one, waitRestNum: 90 })),
  "a negative count": ofRests((one) => ({ ...one, waitRestNum: -1 })),
  "a count beyond reason": { ...ofRests((one) => ({ ...one, allowRestNum: 1_000_000 })), warns: true },
  "a rest in milliseconds": {
    ...ofList((list) => list.map((one) => ({ ...one, restDuration: Number(one.restDuration) * 1000 }))),
    warns: true,
  },
  "a reason that no table lists": ofList((list) => list.map((one) => ({ ...one, cantRestReason: 9 }))),
  "no last page where it is not full": paged((all, { offset, limit }) =>
    offset + limit > all.length && offset > 0 ? [] : all.slice(offset, offset + limit),
  ),
  "pages that overlap": paged((all, { offset, limit }) =>
    all.slice(Math.max(0, offset - 1), Math.max(0, offset - 1) + limit),
  ),
  "pages with a gap between them": paged((all, { offset, limit }) =>
    all.slice(offset, offset + limit - (limit < 10 ? 1 : 0)),
  ),
  "pages counted from 1": paged((all, { offset, limit }) => all.slice(offset + limit, offset + 2 * limit)),
  "the first page after the last": paged((all, { offset, limit }) =>
    offset >= all.length ? all.slice(0, limit) : all.slice(offset, offset + limit),
  ),
  "pages that are too long": paged((all, { offset, limit }) => all.slice(offset, offset + limit + 1)),
  "no pages where CTI 3.6 was named": paged((all) => all),
  "pages by an invalid offset": accepts(rests, (text) => /"offset":101\b/.test(text)),
  "an offset without a limit": accepts(rests, (text) => /"offset"/.test(text) && !/"limit"/.test(text)),
  // Private calls.
  "IDs of calls that are numbers": of<string[]>(calls, (list) => list.map((_, index) => index)),
  "calls in an object": of<string[]>(calls, (list) => ({ list })),
  "a call twice": of<string[]>(calls, (list) => [...list, ...list]),
  "IDs of calls with a space": { ...of<string[]>(calls, (list) => list.map((one) => `${one} `)), warns: true },
  // Statistics.
  "a negative time": ofStatistics({ talktime: -1 }),
  "a time of milliseconds": { ...ofStatistics({ talktime: 4_328_000 }), warns: true },
  "calls beyond reason": { ...ofStatistics({ answernums: 4_000_000_000 }), warns: true },
  "a number as a text": ofStatistics({ answernums: "5" }),
  "half a call": ofStatistics({ calloutnums: 0.5 }),
  "a session that ends": {
    only: [statistics],
    change: ended(),
  },
  // What has to be refused.
  "any signature accepted": { only: [calls], options: { acceptAnySignature: true } },
  "requests without a signature accepted": accepts(calls, (_, { status, path }) => status === 401 && path !== ""),
  "any session accepted": accepts(statistics, (_, { body }) => Object(body).retcode === "100-006"),
  "everything accepted": accepts(details, () => true),
  "an ID above its range accepted": accepts(details, (text) => /"vdn":5001\b/.test(text)),
  "an ID below its range accepted": accepts(details, (text) => /"ccId":0\b/.test(text)),
  "a missing field accepted": accepts(details, (text) => !/"vdn"/.test(text)),
  "a list for a number accepted": accepts(details, (text) => /:\[\]/.test(text)),
  "an empty body accepted": accepts(calls, (text) => text === ""),
  "a window of more than a day accepted": {
    ...accepts(operations, (text) => /"endTime":"2024-08-02 04:15/.test(text)),
    fixtures: { beginTime: "2024-08-01 04:00:00", endTime: "2024-08-02 04:00:00" },
  },
  "an end before its begin accepted": accepts(operations, (text) => {
    const [begin = "", end = ""] = [...text.matchAll(/Time":"([^"]+)"/g)].map(([, time]) => time);
    return end < begin;
  }),
  "everything refused but the first request": refusing(),
  "the largest number of a page refused": refuses(rests, (text) => /"limit":100\b/.test(text)),
};

function ended(): Switch {
  let requests = 0;
  return (exchange) => {
    if (succeeds(exchange) && ++requests > 2)
      exchange.body = { message: "The agent is not signed in.", retcode: "100-006" };
  };
}

function refusing(): Variant {
  let requests = 0;
  return ofMessage(calls, (exchange) => {
    if (requests++ > 0) exchange.body = invalid;
  });
}
