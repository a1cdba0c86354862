import { resolveSchema } from "@cc-contract/spec/model/contract";
import { requestParts, responseShapes, successOf } from "@cc-contract/spec/model/operations";
import { literal, propertyName } from "../../tools/lib/code.ts";
import type { Call, Span } from "./samples.ts";
import { properties, written } from "./typescript.ts";

/** The program that makes a call by our client. */
export function clientSample(call: Call): string {
  const { operation, request, span } = call;
  const parts = requestParts(operation);
  const [only] = parts;
  const given =
    parts.length === 1 && only ? request[only] : Object.fromEntries(parts.map((part) => [part, request[part]]));
  return clientProgram(call, parts.length > 0 ? written(given, windowIn(span)) : "");
}

/** The same for a request that is written already. */
export function clientProgram(call: Call, request: string): string {
  const { operation, variable, origin, signed, span } = call;
  const factory = signed ? "createCmsClient" : "createGatewayClient";
  return `import { ${factory}${span ? ", timeRange" : ""} } from "@cc-contract/client";

const client = ${factory}({
  baseUrl: process.env.${variable} ?? ${literal(origin)},
${credentials(call, "  ")}
});
${windowOf(call)}const data = await client${member(operation.operationId)}(${request});
console.log(${span ? "data.length, data[0]" : "data"});
`;
}

/** The same by `fetch`, with our signature and our validators. */
export function fetchSample(call: Call): string {
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
${windowOf(call)}${body ? `const body = JSON.stringify(${written(request.body, windowIn(span))});\n` : ""}${signed ? sign : ""}const response = await fetch(url, {
  method: ${method},
  headers: { ${properties(headers).join(", ")}, ${propertyName(header)}: ${signed ? "signature" : 'process.env.CC_GUID ?? "EXAMPLE-GUID"'} },
${body ? "  body,\n" : ""}  signal: AbortSignal.timeout(30_000),
});
if (response.status !== ${status}) throw new Error(\`HTTP \${response.status}\`);
${
  shapes
    ? `const received = await response.json();
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

/** The properties of a request that hold the window. */
function windowIn(span: Span | undefined): string[] {
  if (!span) return [];
  return [
    span.begin === "beginTime" ? "beginTime" : `${propertyName(span.begin)}: beginTime`,
    span.end === "endTime" ? "endTime" : `${propertyName(span.end)}: endTime`,
  ];
}

function member(name: string): string {
  return propertyName(name) === name ? `.${name}` : `[${literal(name)}]`;
}
