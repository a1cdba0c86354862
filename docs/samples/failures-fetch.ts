import { CmsFailure, QueryAgentDetailsResponse, QueryAgentDetailsSuccess } from "@cc-contract/validators";

/** The content of a response with HTTP 200; the validators distinguish its shapes and narrow the type. */
function read(received: unknown): string {
  if (QueryAgentDetailsSuccess(received)) return `success: ${received.resultDesc.name}`;
  if (CmsFailure(received)) return `failure ${received.resultCode}: ${received.resultDesc}`;
  return QueryAgentDetailsResponse.issues(received)
    .map(({ message }) => message)
    .join("\n");
}

console.log(read(JSON.parse('{ "resultCode": "0100002", "resultDesc": "Invalid parameter" }')));
console.log(read(JSON.parse('{ "resultCode": "0100000" }')));
