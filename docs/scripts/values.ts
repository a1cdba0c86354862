import { type Contract, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { line } from "./markdown.ts";
import { repository } from "./project.ts";

/** Parts of the bundle that only the pages show. */
type Readable = Contract & { openapi: string; servers: Server[] };

export interface Server {
  url: string;
  variables?: Record<string, { default: string }>;
}

/** Values of the contract that pages use, by their name between double braces. */
export function valuesOf(contract: Contract): Record<string, string> {
  const { info, openapi, servers, tags, components } = contract as Readable;
  const schema = (name: string) => resolve<Schema>(contract, { $ref: `#/components/schemas/${name}` });
  const range = ({ minimum, maximum }: Schema) => `${minimum} to ${maximum}`;
  const { properties, "x-time-span": span } = schema("QueryAgentOperationsRequest");
  const { stepMinutes, maxMinutes } = span as { stepMinutes: number; maxMinutes: number };
  const renewal = components.securitySchemes.Guid?.["x-renewal"];
  const values = {
    operations: String(listOperations(contract).length),
    version: info.version,
    openapi,
    repository,
    cmsUrl: originOf(servers[0]),
    gatewayUrl: originOf(servers[1]),
    contentType: tags[0]?.["x-service"].contentType,
    ccId: range(schema("CcId")),
    vdn: range(schema("Vdn")),
    agentId: range(schema("AgentId")),
    currentAgentId: range(properties?.currentAgentId as Schema),
    agentid: components.parameters.AgentidPath?.schema["x-expected"],
    limit: range(schema("Limit")),
    largestLimit: schema("Limit").maximum,
    smallestOffset: schema("Offset").minimum,
    step: `${stepMinutes} minutes`,
    longest: `${maxMinutes / 60} hours`,
    renewed: `${renewal?.everySeconds} seconds`,
    former: `${renewal?.formerValidSeconds} seconds`,
    idle: `${renewal?.idleSeconds} seconds`,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, line(value)]));
}

/** A server with the defaults of its variables. */
export function originOf(server: Server | undefined): string {
  const { url = "", variables } = server ?? {};
  return url.replace(/\{(\w+)\}/g, (_, name: string) => variables?.[name]?.default ?? "");
}
