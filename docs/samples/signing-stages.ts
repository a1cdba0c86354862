import { canonicalRequest, prefix, signature, signedHeaders, signingKey } from "@cc-contract/client/sign";

const request = {
  method: "POST",
  path: "/rest/cmsapp/v1/openapi/agent/agentprivatecall",
  headers: { host: "cms.example.com:28443" },
  body: '{"ccId":1,"vdn":170,"agentId":1099}',
};
const signer = { accessKey: "EXAMPLEAK", date: new Date("2024-08-02T00:00:00Z") };

const start = prefix(signer, signedHeaders(request.headers));
const key = await signingKey("EXAMPLESK", start);
const canonical = canonicalRequest(request);

console.log(`prefix\n${start}\n`);
console.log(`signing key\n${key}\n`);
console.log(`canonical request\n${canonical}\n`);
console.log(`Authorization\n${start}/${await signature(key, canonical)}`);
