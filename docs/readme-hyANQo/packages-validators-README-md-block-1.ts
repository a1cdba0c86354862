import {
  CmsFailure,
  QueryAgentDetailsRequest,
  QueryAgentDetailsResponse,
  QueryAgentDetailsSuccess,
} from "@cc-contract/validators";

const request: unknown = { queryParam: { ccId: 1, vdn: 1, agentID: 101 } };
for (const { path, message } of QueryAgentDetailsRequest.issues(request)) console.log(path, message);
// [ 'queryParam', 'agentID' ] Invalid queryParam.agentID: expected no such property, received 101. Did you mean `agentId`?

const response: unknown = { resultCode: "0100002", resultDesc: "Invalid parameter" };
if (QueryAgentDetailsSuccess(response)) console.log(response.resultDesc.name);
else if (CmsFailure(response)) console.log(response.resultCode, response.resultDesc);
else console.log(QueryAgentDetailsResponse.issues(response));
// 0100002 Invalid parameter
