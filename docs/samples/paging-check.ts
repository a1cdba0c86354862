import { QueryAgentRestsRequest } from "@cc-contract/validators";

const pages = [{}, { offset: 0, limit: 100 }, { limit: 100 }, { offset: 150, limit: 100 }, { offset: 0, limit: 101 }];

for (const page of pages) {
  const [first] = QueryAgentRestsRequest.issues({ queryParam: { ccId: 1, vdn: 1, ...page } });
  console.log(`${JSON.stringify(page)}: ${first?.message ?? "good"}`);
}
