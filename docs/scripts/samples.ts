import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import {
  credentialHeader,
  media,
  requestExamples,
  requestParts,
  responseShapes,
  successOf,
} from "@cc-contract/spec/model/operations";
import { literal, propertyName } from "../../tools/lib/code.ts";
import { originOf, type Server } from "./values.ts";

/** A program that calls one operation. */
export interface Sample {
  label: string;
  language: "ts" | "sh";
  /** Name of its file. */
  file: string;
  text: string;
}

/** The programs that call an operation: by our client, by `fetch`, by `curl`. What they know of the service is the contract's. */
export function listSamples(contract: Contract, operation: Operation): Sample[] {
  const call = callOf(contract, operation);
  const { operationId } = operation;
  return [
    { label: "Client", language: "ts", file: `${operationId}.client.ts`, text: clientSample(call) },
    { label: "fetch", language: "ts", file: `${operationId}.fetch.ts`, text: fetchSample(call) },
    { label: "curl", language: "sh", file: `${operationId}.sh`, text: curlSample(call) },
  ];
}

/** One call of an operation, as its samples make it. */
interface Call {
  contract: Contract;
  operation: Operation;
  /** Variable of the environment with the URL of the service, and that URL where it is not set. */
  variable: string;
  origin: string;
  request: { path?: object; query?: object; header?: object; body?: unknown };
  /** Path and query as they are sent. */
  target: string;
  /** Header with the credentials, and whether they are a signature. */
  header: string;
  signed: boolean;
  span: Span | undefined;
}

interface Span {
  begin: string;
  end: string;
  stepMinutes: number;
}

/** An agent that the simulator has, for what the examples of the contract call otherwise. */
const agent: Record<string, unknown> = { ccId: 1, vdn: 1, agentId: 101, currentAgentId: 101, agentid: "101" };

function callOf(contract: Contract, operation: Operation): Call {
  const { operationId, parameters, requestBody, service } = operation;
  const schema = requestBody ? resolveSchema(contract, media(requestBody).schema as Schema) : {};
  const span = schema["x-time-span"] as Span | undefined;
  const [example] = Object.values(requestExamples(contract, operation));
  const plain = JSON.parse(JSON.stringify(example ?? {}), (name, value) => {
    // The window is that of now: the services keep a day. A filter by codes would leave little.
    if (span && (name === span.begin || name === span.end)) return undefined;
    const filter = resolveSchema(contract, schema.properties?.[name] || {})["x-codes"];
    return filter && !(schema.required as string[]).includes(name) ? undefined : (agent[name] ?? value);
  });
  const request: Call["request"] = parameters.length > 0 ? plain : requestBody ? { body: plain } : {};
  const header = credentialHeader(contract, operation);
  const headers = Object.entries(request.header ?? {});
  request.header = Object.fromEntries(headers.filter(([name]) => name.toLowerCase() !== header.toLowerCase()));
  const scheme = Object.values(contract.components.securitySchemes).find(({ name }) => name === header);
  if (!scheme) throw new Error(`${operationId}: no security scheme with the header ${header}`);
  const { servers } = contract.paths[operation.path] as { servers?: Server[] };
  return {
    ...{ contract, operation, request, span, header },
    variable: service.id.toUpperCase(),
    origin: originOf(servers?.[0]),
    target: targetOf(operation.path, request),
    signed: !scheme["x-renewal"],
  };
}

function targetOf(path: string, request: Call["request"]): string {
  const values = new Map(Object.entries(request.path ?? {}));
  const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`),
  );
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  return query.length > 0 ? `${filled}?${query.join("&")}` : filled;
}

function clientSample(call: Call): string {
  const { contract, operation, variable, origin, request, signed, span } = call;
  const factory = signed ? "createCmsClient" : "createGatewayClient";
  const parts = requestParts(contract, operation);
  const [only] = parts;
  const given =
    parts.length === 1 && only ? request[only] : Object.fromEntries(parts.map((part) => [part, request[part]]));
  return `import { ${factory}${span ? ", timeRange" : ""} } from "@cc-contract/client";

const client = ${factory}({
  baseUrl: process.env.${variable} ?? ${literal(origin)},
${credentials(call, "  ")}
});
${windowOf(call)}const data = await client${member(operation.operationId)}(${parts.length > 0 ? written(given, span) : ""});
console.log(${span ? "data.length, data[0]" : "data"});
`;
}

function fetchSample(call: Call): string {
  const { contract, operation, variable, origin, request, target, header, signed, span } = call;
  const { operationId, service } = operation;
  const method = literal(operation.method.toUpperCase());
  const { status } = successOf(operation);
  const shapes = responseShapes(contract, operation);
  const body = request.body !== undefined;
  const headers = { "Content-Type": service.contentType, ...request.header };
  const sign = `const { authorization: signature } = await authorization({
${credentials(call, "  ")}
  date: new Date(),
  method: ${method},
  path: url.pathname,
  query: url.search.slice(1),
  headers: { host: url.host },
${body ? "  body,\n" : ""}});
`;
  return `${span ? `import { timeRange } from "@cc-contract/client";\n` : ""}${signed ? `import { authorization } from "@cc-contract/client/sign";\n` : ""}${shapes ? `import { operations } from "@cc-contract/validators/operations";\n` : ""}
const url = new URL(${literal(target)}, process.env.${variable} ?? ${literal(origin)});
${windowOf(call)}${body ? `const body = JSON.stringify(${written(request.body, span)});\n` : ""}${signed ? sign : ""}const response = await fetch(url, {
  method: ${method},
  headers: { ${inside(headers)}, ${propertyName(header)}: ${signed ? "signature" : 'process.env.CC_GUID ?? "EXAMPLE-GUID"'} },
${body ? "  body,\n" : ""}  signal: AbortSignal.timeout(30_000),
});
if (response.status !== ${status}) throw new Error(\`HTTP \${response.status}\`);
${
  shapes
    ? `const received: unknown = await response.json();
const conforms = operations${member(operationId)}.response;
if (!conforms(received)) throw new Error(conforms.issues(received)[0]?.message);
if (received${member(service.code)} !== ${literal(successCode(call))}) throw new Error(\`\${received${member(service.code)}}: \${received${member(service.message)}}\`);
console.log(received${member(service.data)});
`
    : `console.log("done");
`
}`;
}

function successCode({ contract, operation }: Call): unknown {
  const shapes = responseShapes(contract, operation);
  const property = resolveSchema(contract, { ...shapes?.success }).properties?.[operation.service.code];
  return resolveSchema(contract, property || {}).const ?? null;
}

function credentials({ signed }: Call, indent: string): string {
  const lines = signed
    ? ['accessKey: process.env.CC_ACCESS_KEY ?? "EXAMPLEAK",', 'secretKey: process.env.CC_SECRET_KEY ?? "EXAMPLESK",']
    : ['guid: process.env.CC_GUID ?? "EXAMPLE-GUID",'];
  return lines.map((line) => indent + line).join("\n");
}

/** The last hour, where an operation takes a window. */
function windowOf({ span }: Call): string {
  return span ? "const { beginTime, endTime } = timeRange(new Date(Date.now() - 3_600_000), new Date());\n" : "";
}

/** A value as it is written in TypeScript; with the window, where there is one. */
function written(value: unknown, span?: Span): string {
  if (Array.isArray(value)) return `[${value.map((item) => written(item)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return literal(value ?? null);
  const window = span && [
    span.begin === "beginTime" ? "beginTime" : `${propertyName(span.begin)}: beginTime`,
    span.end === "endTime" ? "endTime" : `${propertyName(span.end)}: endTime`,
  ];
  const parts = [inside(value), ...(window ?? [])].filter(Boolean);
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}

function inside(value: object): string {
  return Object.entries(value)
    .map(([name, part]) => `${propertyName(name)}: ${written(part)}`)
    .join(", ");
}

function member(name: string): string {
  return propertyName(name) === name ? `.${name}` : `[${literal(name)}]`;
}

function curlSample(call: Call): string {
  const { operation, variable, origin, request, target, header, signed, span } = call;
  const method = operation.method.toUpperCase();
  const headers = Object.entries({ "Content-Type": operation.service.contentType, ...request.header });
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const credentials = signed ? "$prefix/$signature" : `\${CC_GUID:-EXAMPLE-GUID}`;
  const options = [
    method !== "GET" && method !== "POST" && `--request ${method}`,
    ...headers.map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    `--header "${header}: ${credentials}"`,
    body && '--data-raw "$body"',
  ].filter(Boolean);
  return `url=\${${variable}:-${quoted(origin)}}
target=${quoted(target)}
${body ? shellBody(body, span) : ""}${signed ? shellSignature(method, target) : ""}
curl --silent --show-error --max-time 30 ${['--globoff "$url$target"', ...options].join(" \\\n  ")}
`;
}

/** The body, with the window of the last whole steps where there is one. */
function shellBody(body: string, span: Span | undefined): string {
  if (!span) return `body=${quoted(body)}\n`;
  return `step=${span.stepMinutes * 60}
end=$(($(date +%s) / step * step))
utc() { date -u -d "@$1" "+%Y-%m-%d %H:%M:%S" 2>/dev/null || date -u -r "$1" "+%Y-%m-%d %H:%M:%S"; }
body=${quoted(`${body.slice(0, -1)},${JSON.stringify(span.begin)}:"`)}$(utc $((end - 4 * step)))${quoted(`",${JSON.stringify(span.end)}:"`)}$(utc $end)${quoted('"}')}
`;
}

function shellSignature(method: string, target: string): string {
  const lines = target.includes("?") ? `"\${target%%\\?*}" "\${target#*\\?}"` : '"$target"';
  return `
# Percent-encodes all but letters, digits and - . _ ~
encode() {
  local LC_ALL=C text=$1 i char
  for ((i = 0; i < \${#text}; i++)); do
    char=\${text:i:1}
    case $char in
      [a-zA-Z0-9._~-]) printf %s "$char" ;;
      *) printf %%%02X "'$char" ;;
    esac
  done
}
# The HMAC of what it reads, in lower-case hex, with its argument as the key.
hmac() { openssl dgst -sha256 -hmac "$1" | sed "s/.* //"; }

host=\${url#*://}
prefix=auth-v2/\${CC_ACCESS_KEY:-EXAMPLEAK}/$(date -u +%Y-%m-%dT%H:%M:%SZ)/host
key=$(printf %s "$prefix" | hmac "\${CC_SECRET_KEY:-EXAMPLESK}")
canonical() { printf "%s\\n" ${method} ${lines} host "host:$(encode "$host")" && encode "\${body:-}"; }
signature=$(canonical | hmac "$key")
`;
}

/** Text as one word of the shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
