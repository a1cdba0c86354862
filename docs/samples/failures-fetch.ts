import { CmsFailure, QueryAgentDetailsResponse, QueryAgentDetailsSuccess } from "@cc-contract/validators";

/** What an answer with HTTP 200 says; the validators tell its shapes apart, for the compiler, too. */
function read(answer: unknown): string {
  if (QueryAgentDetailsSuccess(answer)) return `success: ${answer.resultDesc.name}`;
  if (CmsFailure(answer)) return `failure ${answer.resultCode}: ${answer.resultDesc}`;
  return QueryAgentDetailsResponse.issues(answer)
    .map(({ message }) => message)
    .join("\n");
}

console.log(read(JSON.parse('{ "resultCode": "0100002", "resultDesc": "Invalid parameter" }')));
console.log(read(JSON.parse('{ "resultCode": "0100000" }')));
