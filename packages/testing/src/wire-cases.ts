import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { requestExamples } from "@cc-contract/spec/model/operations";
import type { RequestCase } from "./cases.ts";
import { credentialHeader, type SendOptions } from "./send.ts";

/** A case of the message around a request: its credentials, its media type, whether it has a body at all. */
export interface WireCase extends RequestCase {
  send: SendOptions;
}

/** What the contract demands of the message, from both sides. `data` is the sample request. */
export function listWireCases(contract: Contract, operation: Operation): WireCase[] {
  const { operationId, requestBody, service } = operation;
  const [data] = Object.values(requestExamples(contract, operation));
  const credentials = credentialHeader(contract, operation);
  const make = (keyword: string, description: string, valid: boolean, send: SendOptions): WireCase => ({
    operationId,
    description: `message ${description}`,
    keyword,
    valid,
    path: [],
    data,
    send,
  });
  const [mediaType = ""] = Object.keys(requestBody?.content ?? {});
  return [
    make("security", `with ${credentials}`, true, {}),
    make("security", `without ${credentials}`, false, { headers: { [credentials]: undefined } }),
    ...(requestBody
      ? [
          make("mediaType", `of the type ${service.contentType}`, true, {}),
          make("mediaType", `of the type ${mediaType}`, true, { headers: { "Content-Type": mediaType } }),
          make("mediaType", "of another type: text/plain", false, { headers: { "Content-Type": "text/plain" } }),
          make("requestBody", "with a body", true, {}),
          make("requestBody", "with an empty body", false, { text: "" }),
          make("requestBody", "with a body that is no JSON", false, { text: JSON.stringify(data).slice(0, -1) }),
        ]
      : []),
  ];
}
