import { readFile } from "node:fs/promises";
import { canonicalRequest, prefix, signature, signedHeaders, signingKey } from "@cc-contract/client/sign";
import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";

// What the pages say in prose about the services, by the name that stands there between double braces. A fact that the
// contract no longer holds is an error: no page may go on without it.

interface Server {
  url: string;
  variables: Record<string, { default: string; description: string }>;
}

/** What only readers need of the bundle, and no generator. */
type Readable = Contract & {
  info: { description: string };
  servers: [Server, Server];
  components: { securitySchemes: Record<string, { description: string }> };
};

/** Facts by name. */
export async function computeFacts(given: Contract): Promise<Record<string, string>> {
  const contract = given as Readable;
  const facts = {
    ...operationFacts(contract),
    ...requestFacts(contract),
    ...answerFacts(contract),
    ...codeFacts(contract),
    ...c2Facts(contract),
    ...guidFacts(contract),
    ...serverFacts(contract),
    ...(await signingFacts()),
  };
  for (const [name, text] of Object.entries(facts))
    if (text === "" || /\bundefined\b/.test(text)) throw new Error(`facts: the contract no longer tells ${name}`);
  return facts;
}

/** How many operations there are, and where each is. */
function operationFacts(contract: Readable): Record<string, string> {
  const operations = listOperations(contract);
  const cms = operations.filter(({ service }) => service.id === "cms");
  const wrapper = "queryParam";
  const wrapped = (operation: Operation) => requestOf(contract, operation)?.properties?.[wrapper] !== undefined;
  return {
    operationsCount: inWords(operations.length),
    wrapper,
    wrapped: list(cms.filter(wrapped).map(({ operationId }) => `\`${operationId}\``)),
    ...Object.fromEntries(
      operations.flatMap(({ operationId, method, path, "x-source": source }) => [
        [`endpoint.${operationId}`, `${method.toUpperCase()} ${path}`],
        [`source.${operationId}`, source],
      ]),
    ),
    vendorTimes: quoted(description(contract, "UtcTime"), /`(yyyy[^`]+)`/),
    timeSample: String((schema(contract, "UtcTime").examples as string[])[0]),
    retention: quoted(operationText(contract, "queryAgentOperations"), /keeps (\w+ \w+) of data/),
    unrecorded: quoted(operationText(contract, "queryAgentOperations"), /recorded: (.+?) are said/),
    unrecordedShown: quoted(operationText(contract, "queryAgentOperations"), /a record of type (\d+)/),
  };
}

/** Ranges and rules of what is sent. */
function requestFacts(contract: Readable): Record<string, string> {
  const { "x-time-span": span } = schema(contract, "QueryAgentOperationsRequest");
  const { stepMinutes, maxMinutes } = span as { stepMinutes: number; maxMinutes: number };
  const limit = schema(contract, "Limit");
  const offset = schema(contract, "Offset");
  const currentAgentId = property(contract, "QueryAgentOperationsRequest", "currentAgentId");
  const agentid = contract.components.parameters.AgentidPath?.schema.title;
  return {
    step: duration(stepMinutes),
    longest: duration(maxMinutes),
    ccIdRange: range(schema(contract, "CcId")),
    vdnRange: range(schema(contract, "Vdn")),
    agentIdRange: range(schema(contract, "AgentId")),
    currentAgentIdRange: range(currentAgentId),
    agentidRange: quoted(agentid, /from (\d+ to \d+)/),
    laterAgentId: quoted(currentAgentId.description, /up to (\d+)/),
    limitRange: range(limit),
    limitMost: String(limit.maximum),
    offsetLeast: String(offset.minimum),
    ctiPaging: quoted(limit.description, /(CTI \d\.\d)/),
    ctiUnpaged: quoted(operationText(contract, "queryAgentRests"), /queryAgentRestDetailInfo` \((CTI \d\.\d)\)/),
  };
}

/** Statuses of HTTP, and values that stand for something else. */
function answerFacts(contract: Readable): Record<string, string> {
  const [{ responses } = { responses: {} }] = listOperations(contract);
  const [ok = "", refused = ""] = Object.keys(responses).sort();
  return {
    ok,
    refused,
    firewallStatuses: quoted(contract.info.description, /answers by itself, with (.+?) and an/),
    notSignedInDate: sentinel(property(contract, "AgentDetails", "loginDate")),
    noObject: sentinel(property(contract, "AgentOperation", "operateObject")),
    olderRelease: quoted(description(contract, "CmsLegacyResult"), /(release \d+\.\d+ and earlier)/),
    fieldlessMedium: quoted(property(contract, "AgentDetails", "mediaType").description, /(\d+) occurs/),
  };
}

/** Codes by what they mean. */
function codeFacts(contract: Readable): Record<string, string> {
  const code = (table: string, meaning: string) => {
    const entry = contract.components["x-codes"][table]?.codes.find((one) => one.meaning.startsWith(meaning));
    if (!entry) throw new Error(`facts: no code of ${table} means "${meaning}"`);
    return String(entry.code);
  };
  const unauthenticated = contract.components["x-codes"].retcode?.codes.filter((one) => one.unauthenticated);
  return {
    cmsSuccess: String(schema(contract, "CmsSuccessCode").const),
    gatewaySuccess: String(schema(contract, "GatewaySuccessCode").const),
    interfaceFailed: code("resultCode", "The call of the interface failed"),
    invalidParameter: code("resultCode", "A parameter is invalid"),
    needsNewerCti: code("resultCode", "The interface needs"),
    unknownError: code("resultCode", "Unknown error"),
    inspection: code("resultCode", "The interface of the inspection"),
    noSuchNumber: code("resultCode", "The number is not"),
    noPermission: code("resultCode", "No permission"),
    wrongParameter: code("retcode", "Wrong parameter of the URL"),
    wrongMessage: code("retcode", "Wrong parameter of the message"),
    switchedOver: code("retcode", "The agent is being switched over"),
    repeatedCall: code("retcode", "Repeated call"),
    expired: code("retcode", "No permission"),
    notSignedIn: code("retcode", "The agent is not signed in"),
    exception: code("retcode", "Exception during the operation"),
    signedOut: code("retcode", "The agent has signed out"),
    wrongState: code("retcode", "Wrong state of the agent"),
    wrongAgentType: code("retcode", "Wrong type of agent"),
    unauthenticatedCodes: list(unauthenticated?.map((one) => String(one.code)) ?? [], "or"),
  };
}

/** What the description of the security scheme C2 says. */
function c2Facts(contract: Readable): Record<string, string> {
  const text = contract.components.securitySchemes.C2?.description;
  return {
    c2Header: String(contract.components.securitySchemes.C2?.name),
    c2Scheme: quoted(text, /`(auth-v\d+)`/),
    timestampSeconds: quoted(text, /`([\dT:-]+Z)`/),
    timestampMilliseconds: quoted(text, /`([\dT:-]+\.\d+Z)`/),
    signedLong: quoted(text, /`(content-length;[^`]+)`/),
    unreserved: quoted(text, /every UTF-8 byte but `([^`]+)`/),
    hexCharacters: quoted(text, /the (\d+) hex characters/),
    hexBytes: quoted(text, /not the (\d+) bytes/),
    otherSigning: quoted(text, /neither `([^`]+)`/),
    otherToken: quoted(text, /bearer token of `([^`]+)`/),
  };
}

/** How a GUID is had and renewed. */
function guidFacts(contract: Readable): Record<string, string> {
  const { Guid } = contract.components.securitySchemes;
  const renewal = Guid?.["x-renewal"];
  if (!renewal) throw new Error("facts: the security scheme Guid has no x-renewal");
  const [header = "", otherHeader = ""] = renewal.headers;
  return {
    guidHeader: Guid.name,
    guidAnswerHeader: header,
    guidOtherHeader: otherHeader,
    guidPrefix: renewal.prefix,
    guidRenewal: `${renewal.everySeconds} seconds`,
    guidFormer: `${renewal.formerValidSeconds} seconds`,
    guidIdle: `${renewal.idleSeconds} seconds`,
    signIn: quoted(Guid.description, /`(PUT [^`]+)`/),
    staticMode: quoted(Guid.description, /Static mode \((\w+ \d)\)/),
    dynamicMode: quoted(Guid.description, /Dynamic mode \((\w+ \d)/),
    guidSample: String(contract.components.parameters.GuidHeader?.examples.sample?.value),
    guidHexadecimal: String(contract.components.parameters.GuidHeader?.examples.hexadecimal?.value),
  };
}

/** Where the services are, and what they are sent. */
function serverFacts(contract: Readable): Record<string, string> {
  const [cms, gateway] = contract.servers;
  const [cmsTag] = contract.tags;
  return {
    cmsUrl: origin(cms),
    gatewayUrl: origin(gateway),
    cmsPorts: quoted(cms.variables.port?.description, /Seen in use: ([^.]+)/),
    cmsContentType: String(cmsTag?.["x-service"].contentType),
  };
}

/** The first golden vector of the signature, stage by stage, and the header of the second. */
async function signingFacts(): Promise<Record<string, string>> {
  const file = new URL("../../packages/client/test/vectors/c2-signing.json", import.meta.url);
  const { accessKey, secretKey, timestamp, method, path, body, cases } = JSON.parse(await readFile(file, "utf8"));
  const [{ headers, authorization }, second] = cases;
  const date = new Date(timestamp);
  const names = signedHeaders(headers);
  const start = prefix({ accessKey, date }, names);
  const key = await signingKey(secretKey, start);
  const canonical = canonicalRequest({ method, path, headers, body });
  const signed = await signature(key, canonical);
  if (`${start}/${signed}` !== authorization)
    throw new Error(`facts: the client signs otherwise than ${file.pathname}`);
  const [, , , canonicalHeader = "", encodedBody = ""] = canonical.split("\n");
  const facts = {
    ...{ accessKey, secretKey, timestamp, method, path, body, prefix: start, signature: signed },
    ...{ host: headers.host, signedHeaders: names, canonicalHeader, encodedBody, signingKey: key },
    secondHeaders: signedHeaders(second.headers),
    secondContentType: second.headers["content-type"],
    secondAuthorization: second.authorization,
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`signing.${name}`, String(value)]));
}

/** What a pattern finds in a text of the contract. */
function quoted(text: unknown, pattern: RegExp): string {
  const found = pattern.exec(String(text))?.[1];
  if (found === undefined) throw new Error(`facts: the contract no longer says ${pattern}`);
  return found.replace(/\s+/g, " ");
}

function schema(contract: Contract, name: string): Schema {
  const found = contract.components.schemas[name];
  if (!found) throw new Error(`facts: the contract has no schema ${name}`);
  return found;
}

function property(contract: Contract, owner: string, name: string): Schema {
  const found = schema(contract, owner).properties?.[name];
  if (!found) throw new Error(`facts: ${owner} has no property ${name}`);
  return found;
}

function description(contract: Contract, name: string): string | undefined {
  return schema(contract, name).description;
}

function operationText(contract: Contract, id: string): unknown {
  const operations: { operationId: string; description?: string }[] = listOperations(contract);
  return operations.find(({ operationId }) => operationId === id)?.description;
}

function requestOf(contract: Contract, { requestBody }: Operation): Schema | undefined {
  const [media] = Object.values(requestBody?.content ?? {});
  return media && resolve<Schema>(contract, media.schema);
}

function range({ minimum, maximum }: Schema): string {
  return `${minimum} to ${maximum}`;
}

function sentinel(owner: Schema): string {
  const [first] = (owner["x-sentinels"] ?? []) as { value: number }[];
  return String(first?.value);
}

/** A server with the defaults of its variables. */
function origin({ url, variables }: Server): string {
  return url.replace(/\{(\w+)\}/g, (_, name: string) => String(variables[name]?.default));
}

/** Minutes in the largest unit that they fill. */
function duration(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
}

function list(items: string[], word = "and"): string {
  return items.length < 2 ? items.join() : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}

function inWords(count: number): string {
  return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][count] ?? String(count);
}
