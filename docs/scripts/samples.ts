import { authorization } from "@cc-contract/client/sign";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, requestSchema } from "@cc-contract/spec/model/operations";
import { withFixtures } from "@cc-contract/testing/fixtures";
import { whole } from "./fields.ts";

/** A program that calls one operation. */
export interface Sample {
  label: string;
  language: "ts" | "sh";
  /** Name of its file. */
  file: string;
  text: string;
}

interface Span {
  begin: string;
  end: string;
  stepMinutes: number;
}

/** The programs that call an operation: by our client, by `fetch`, by `curl`. What they know of the service is the contract's. */
export async function listSamples(contract: Contract, operation: Operation): Promise<Sample[]> {
  const task = describe(contract, operation);
  const { operationId } = operation;
  return [
    { label: "Client", language: "ts", file: `${operationId}.client.ts`, text: clientSample(task) },
    { label: "fetch", language: "ts", file: `${operationId}.fetch.ts`, text: fetchSample(task) },
    { label: "curl", language: "sh", file: `${operationId}.sh`, text: await curlSample(task) },
  ];
}

/** What the samples of an operation are made from. */
interface Task {
  operation: Operation;
  /** Variable of the environment that holds the URL of the service, and that URL where it is not set. */
  variable: string;
  origin: string;
  /** The request without its window. */
  request: Record<string, unknown>;
  span: Span | undefined;
  /** Header with the credentials. */
  header: string;
  signed: boolean;
  /** Path with the parameters in place. */
  path: string;
  success: unknown;
}

function describe(contract: Contract, operation: Operation): Task {
  const schema = whole(contract, requestSchema(operation));
  const span = schema["x-time-span"] as Span | undefined;
  const request = { ...exampleRequest(contract, operation) };
  if (span) for (const name of [span.begin, span.end]) delete request[name];
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  return {
    operation,
    variable: operation.service.id.toUpperCase(),
    origin: originOf(contract, operation),
    request,
    span,
    header: contract.components.securitySchemes[scheme]?.name ?? "",
    signed: contract.components.securitySchemes[scheme]?.["x-renewal"] === undefined,
    path: operation.path.replace(/\{(\w+)\}/g, (_, name: string) => String(request[name])),
    success: successCode(contract, operation),
  };
}

/** The plainest request of an operation, for one agent in all samples, without the filters that it can do without. */
function exampleRequest(contract: Contract, operation: Operation): Record<string, unknown> {
  const schema = whole(contract, requestSchema(operation));
  const one = withFixtures(contract, operation, idsOf(contract));
  const [first] = Object.values(requestExamples(contract, one)) as Record<string, Record<string, unknown>>[];
  if (!operation.requestBody) return first?.path ?? {};
  const required = (schema.required ?? []) as string[];
  const isFilter = (name: string) => {
    const property = schema.properties?.[name];
    return !required.includes(name) && property && "x-codes" in whole(contract, property);
  };
  return Object.fromEntries(Object.entries(first ?? {}).filter(([name]) => !isFilter(name)));
}

/** The IDs of the agent whose details are asked for. */
function idsOf(contract: Contract): Record<string, number> {
  const details = listOperations(contract).find(({ operationId }) => operationId === "queryAgentDetails");
  const [request] = details ? Object.values(requestExamples(contract, details)) : [];
  const [ids] = Object.values(request ?? {});
  return ids as Record<string, number>;
}

function successCode(contract: Contract, { responses, service }: Operation): unknown {
  const [media] = Object.values(responses["200"]?.content ?? {});
  const union = whole(contract, media?.schema as never);
  const [first] = (union.oneOf ?? []) as never[];
  const property = first && whole(contract, first).properties?.[service.code];
  return property ? whole(contract, property).const : undefined;
}

/** URL of the server of an operation, with the defaults of its variables. */
function originOf(contract: Contract, { path }: Operation): string {
  const item = contract.paths[path] as unknown as {
    servers: { url: string; variables: Record<string, { default: string }> }[];
  };
  const [server] = item.servers;
  return (server?.url ?? "").replace(/\{(\w+)\}/g, (_, name: string) => server?.variables[name]?.default ?? "");
}

function clientSample({ operation, variable, origin, request, span, signed }: Task): string {
  const factory = signed ? "createCmsClient" : "createGatewayClient";
  const names = span ? `${factory}, timeRange` : factory;
  const credentials = signed
    ? `  accessKey: process.env.CC_ACCESS_KEY ?? "EXAMPLEAK",\n  secretKey: process.env.CC_SECRET_KEY ?? "EXAMPLESK",`
    : `  guid: process.env.CC_GUID ?? "EXAMPLE-GUID",`;
  const spread = span ? "...lastHour" : "";
  return `import { ${names} } from "@cc-contract/client";

const client = ${factory}({
  baseUrl: process.env.${variable} ?? "${origin}",
${credentials}
});
${span ? "const lastHour = timeRange(new Date(Date.now() - 3_600_000), new Date());\n" : ""}const data = await client.${operation.operationId}(${literal(request, spread)});
console.log(${span ? "data.length, data[0]" : "data"});
`;
}

function fetchSample({ operation, variable, origin, request, span, header, signed, path, success }: Task): string {
  const { operationId, service, method } = operation;
  const minutes = span ? `${span.stepMinutes} * 60_000` : "";
  const window = span
    ? `const step = ${minutes};
const end = Math.floor(Date.now() / step) * step;
const utc = (time: number) => new Date(time).toISOString().slice(0, 19).replace("T", " ");
`
    : "";
  const spread = span ? `${span.begin}: utc(end - 4 * step), ${span.end}: utc(end)` : "";
  const sign = signed
    ? `const { authorization: signature } = await authorization({
  accessKey: process.env.CC_ACCESS_KEY ?? "EXAMPLEAK",
  secretKey: process.env.CC_SECRET_KEY ?? "EXAMPLESK",
  date: new Date(),
  method: "${method.toUpperCase()}",
  path: url.pathname,
  headers: { host: url.host },
  body,
});
`
    : "";
  const value = signed ? "signature" : `process.env.CC_GUID ?? "EXAMPLE-GUID"`;
  return `${signed ? 'import { authorization } from "@cc-contract/client/sign";\n' : ""}import { operations } from "@cc-contract/validators/operations";

const url = new URL("${path}", process.env.${variable} ?? "${origin}");
${window}${signed ? `const body = JSON.stringify(${literal(request, spread)});\n` : ""}${sign}const response = await fetch(url, {
  method: "${method.toUpperCase()}",
  headers: { "Content-Type": "${service.contentType}", ${header}: ${value} },
${signed ? "  body,\n" : ""}  signal: AbortSignal.timeout(30_000),
});
if (!response.ok) throw new Error(\`HTTP status \${response.status}\`);
const answer: unknown = await response.json();
const validator = operations.${operationId}.response;
if (!validator(answer)) throw new Error(validator.issues(answer)[0]?.message);
if (answer.${service.code} !== ${JSON.stringify(success)}) throw new Error(\`\${answer.${service.code}}: \${answer.${service.message}}\`);
console.log(answer.${service.data});
`;
}

async function curlSample({ operation, variable, origin, request, span, header, signed, path }: Task): Promise<string> {
  const { service, method } = operation;
  if (!signed) {
    return `url=\${${variable}:-${origin}}
curl --silent --show-error --max-time 30 "$url${path}" \\
  --header "Content-Type: ${service.contentType}" \\
  --header "${header}: \${CC_GUID:-EXAMPLE-GUID}"
`;
  }
  const [scheme] = (await exampleSignature()).split("/");
  const body = JSON.stringify(request).slice(1, -1);
  const window = span
    ? `step=${span.stepMinutes * 60}
end=$(($(date +%s) / step * step))
utc() { date -u -d "@$1" "+%Y-%m-%d %H:%M:%S" 2>/dev/null || date -u -r "$1" "+%Y-%m-%d %H:%M:%S"; }
body='{${body},"${span.begin}":"'$(utc $((end - 4 * step)))'","${span.end}":"'$(utc $end)'"}'`
    : `body='{${body}}'`;
  return `url=\${${variable}:-${origin}}
path=${path}
${window}

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
prefix=${scheme}/\${CC_ACCESS_KEY:-EXAMPLEAK}/$(date -u +%Y-%m-%dT%H:%M:%SZ)/host
key=$(printf %s "$prefix" | hmac "\${CC_SECRET_KEY:-EXAMPLESK}")
canonical=$(printf "${method.toUpperCase()}\\n%s\\nhost\\nhost:%s\\n%s" "$path" "$(encode "$host")" "$(encode "$body")")
signature=$(printf %s "$canonical" | hmac "$key")

curl --silent --show-error --max-time 30 "$url$path" \\
  --header "Content-Type: ${service.contentType}" \\
  --header "${header}: $prefix/$signature" \\
  --data-raw "$body"
`;
}

async function exampleSignature(): Promise<string> {
  const request = {
    method: "POST",
    path: "/",
    headers: { host: "" },
    accessKey: "-",
    secretKey: "-",
    date: new Date(0),
  };
  return (await authorization(request)).authorization;
}

/** A value as it is written in TypeScript. */
function literal(value: unknown, last = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([name, part]) => `${name}: ${literal(part)}`);
  return `{ ${[...parts, last].filter(Boolean).join(", ")} }`;
}
