import { type GatewayOperations, type GatewayPaths, gatewayService } from "./generated/operations.gen.ts";
import { createClient } from "./methods.ts";
import {
  aFunction,
  type ClientOptions,
  checkOptions,
  clientOptions,
  headerValue,
  isFunction,
  isText,
  type OptionChecks,
} from "./options.ts";
import { createSession, type GuidSource } from "./session.ts";
import type { RawClient } from "./transport.ts";

export interface GatewayClientOptions extends ClientOptions {
  /**
   * GUID of the agent's session, as the sign-in or the event polling returned it, or a function that returns it and is
   * called before every attempt. A GUID that a response renews replaces it.
   */
  guid: GuidSource;
  /** Called with a renewed GUID, and awaited. If it throws, the call is rejected; the GUID is kept. */
  onGuid?: ((guid: string) => unknown) | undefined;
}

const gatewayOptions: OptionChecks = {
  ...clientOptions,
  guid: [
    "a string of visible ASCII characters, or a function",
    (guid: unknown) => isFunction(guid) || isText(headerValue, guid),
  ],
  onGuid: aFunction,
};

/** A method for each operation of CC-Gateway, and the typed client below them. */
export interface GatewayClient extends GatewayOperations {
  readonly raw: RawClient<GatewayPaths>;
}

/**
 * Client of CC-Gateway, the service of agent sessions.
 *
 * @throws {TypeError} if an option is missing, malformed or unknown
 * @example
 * const gateway = createGatewayClient({ baseUrl: "https://gateway.example.com:8043", guid });
 * const { talktime } = await gateway.queryAgentCallStatistics({ agentid: "101" });
 */
export function createGatewayClient(given: GatewayClientOptions): GatewayClient {
  const options = checkOptions("createGatewayClient", given, gatewayOptions, ["baseUrl", "guid"]);
  return createClient<GatewayOperations, GatewayPaths>(
    gatewayService,
    options,
    createSession(options.guid, options.onGuid),
  );
}
