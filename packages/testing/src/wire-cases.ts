import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { credentialHeader, requestExamples } from "@cc-contract/spec/model/operations";
import type { RequestCase } from "./cases.ts";
import type { SendOptions } from "./send.ts";
import { partsOf } from "./wire.ts";

/** A case of the message around a request: its credentials, media type, or presence of a body. */
export interface WireCase extends RequestCase {
  send: SendOptions;
}

/** The contract's requirements for the message, from both sides. `data` is the sample request. */
export function listWireCases(contract: Contract, operation: Operation): WireCase[] {
  const { operationId, requestBody, service } = operation;
  const [data] = Object.values(requestExamples(contract, operation));
  const credentials = credentialHeader(contract, operation);
  const make = (keyword: string, description: string, valid: boolean, send: SendOptions): WireCase => ({
    ...{ operationId, keyword, valid, data, send },
    description: `message ${description}`,
    path: [],
  });
  const cases = [
    make("security", `with ${credentials}`, true, {}),
    make("security", `without ${credentials}`, false, { headers: { [credentials]: undefined } }),
  ];
  if (!requestBody) return cases;
  const [mediaType = ""] = Object.keys(requestBody.content);
  const ofType = (type: string) => ({ headers: { "Content-Type": type } });
  return [
    ...cases,
    make("mediaType", `of the type ${service.contentType}`, true, {}),
    make("mediaType", `of the type ${mediaType}`, true, ofType(mediaType)),
    make("mediaType", "of another type: text/plain", false, ofType("text/plain")),
    make("requestBody", "with a body", true, {}),
    make("requestBody", "with an empty body", !requestBody.required, { text: "" }),
    make("requestBody", "with a body that is not JSON", false, {
      text: JSON.stringify(partsOf(operation, data).body).slice(0, -1),
    }),
  ];
}
