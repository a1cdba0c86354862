import { createCmsClient, isClientError } from "@cc-contract/client";

const { CMS = "", CC_ACCESS_KEY = "", CC_SECRET_KEY = "" } = process.env;
const cms = createCmsClient({ baseUrl: CMS, accessKey: CC_ACCESS_KEY, secretKey: CC_SECRET_KEY });

/** What to tell a person who waits for an agent's details. */
async function describe(agentId: number, headers = {}): Promise<string> {
  try {
    const agent = await cms.queryAgentDetails({ queryParam: { ccId: 1, vdn: 1, agentId } }, { headers, retries: 0 });
    return agent.name;
  } catch (error) {
    if (!isClientError(error)) throw error;
    switch (error.name) {
      case "ServiceError":
        return `The service says ${error.code}: ${error.meaning ?? error.serviceMessage}.`;
      case "AuthenticationError":
        return "Our credentials were not accepted. Please check them.";
      case "HttpError":
        return `Something responded with HTTP ${error.status} (${error.contentType || "no body"}).`;
      case "NetworkError":
      case "TimeoutError":
        return "The service was not reached. Try again later.";
      case "ResponseTooLargeError":
        return `The response is larger than ${error.maxBytes} bytes.`;
      case "ResponseValidationError":
      case "RequestValidationError":
        return `Contract broken: ${error.issues.map(({ message }) => message).join("; ")}`;
    }
  }
}

console.log(await describe(101));
console.log(await describe(59999));
// The simulator fails on demand.
console.log(await describe(101, { "X-Fault": "waf=418" }));
console.log(await describe(101, { "X-Fault": "503" }));
console.log(await describe(101, { "X-Fault": "truncated" }));
console.log(await describe(101, { "X-Fault": "reset" }));
