import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { credentialHeader, media, requestExamples } from "@cc-contract/spec/model/operations";
import { curlSample } from "./samples-shell.ts";
import { clientSample, fetchSample } from "./samples-typescript.ts";
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
    { label: "Client", language: "ts", file: `${operationId}.client.mjs`, text: clientSample(call) },
    { label: "fetch", language: "ts", file: `${operationId}.fetch.mjs`, text: fetchSample(call) },
    { label: "curl", language: "sh", file: `${operationId}.sh`, text: curlSample(call) },
  ];
}

/** One call of an operation, as its samples make it. */
export interface Call {
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

export interface Span {
  begin: string;
  end: string;
  stepMinutes: number;
}

/** An agent that the simulator has, for what the examples of the contract call otherwise. */
const agent: Record<string, unknown> = { ccId: 1, vdn: 1, agentId: 101, currentAgentId: 101, agentid: "101" };

/** One call of an operation, with what the simulator has. */
export function callOf(contract: Contract, operation: Operation): Call {
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
