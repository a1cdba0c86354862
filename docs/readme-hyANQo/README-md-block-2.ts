import { QueryAgentOperationsRequest } from "@cc-contract/validators";
import { operations } from "@cc-contract/validators/operations";

const request: unknown = { currentAgentId: 35001, beginTime: "2024-08-02 00:00:00", endTime: "2024-08-02 00:10:00" };
if (!QueryAgentOperationsRequest(request)) {
  for (const { message } of QueryAgentOperationsRequest.issues(request)) console.log(message);
}
// A failure is a response of the contract, too: true.
console.log(operations.queryAgentDetails.response({ resultCode: "0100002", resultDesc: "Invalid parameter" }));
