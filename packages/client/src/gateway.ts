import type { GatewayOperations } from "./generated/operations.gen.ts";
import { createMethods, type TransportOptions } from "./transport.ts";

export interface GatewayClientOptions extends TransportOptions {
  /** GUID of the agent's session, as the sign-in or the event polling returned it, without `JSESSIONID=`. */
  guid: string;
}

/** A method for each operation of CC-Gateway. */
export type GatewayClient = GatewayOperations;

/**
 * Client of CC-Gateway, the service of agent sessions.
 *
 * @example
 * const gateway = createGatewayClient({ baseUrl: "https://gateway.example.com:8043", guid });
 * const { talktime } = await gateway.queryAgentCallStatistics({ agentid: "101" });
 */
export function createGatewayClient(options: GatewayClientOptions): GatewayClient {
  return createMethods<GatewayClient>("gateway", options, () => options.guid);
}
