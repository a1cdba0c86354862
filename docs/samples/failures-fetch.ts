import { CmsFailure, QueryAgentDetailsResponse, QueryAgentDetailsSuccess } from "@cc-contract/validators";

/** What a response with HTTP 200 says; the validators tell its shapes apart, for the compiler, too. */
function read(received: unknown): string {
  if (QueryAgentDetailsSuccess(received)) return `success: ${received.resultDesc.name}`;
  if (CmsFailure(received)) return `failure ${received.resultCode}: ${received.resultDesc}`;
  return QueryAgentDetailsResponse.issues(received)
    .map(({ message }) => message)
    .join("\n");
}

console.log(read(JSON.parse('{ "resultCode": "0100002", "resultDesc": "Invalid parameter" }')));
console.log(read(JSON.parse('{ "resultCode": "0100000" }')));
