import { strict as assert } from "node:assert";
import { createCmsClient } from "@cc-contract/client";
import { startSimulator } from "@cc-contract/testing";

// Same seed, same time, same responses.
const recordedUntil = new Date("2024-08-02T12:00:00Z");
const simulator = await startSimulator({ seed: "shift", recordedUntil, agentsPerVdn: 5 });
const { url, accessKey, secretKey, fixtures } = simulator;
const cms = createCmsClient({ baseUrl: url, accessKey, secretKey, retries: 1 });

const { ccId, vdn, agentId, beginTime, endTime } = fixtures;
const records = await cms.queryAgentOperations({ ccId, currentAgentId: agentId, beginTime, endTime });
console.log(`agent ${agentId}: ${records.length} records until ${endTime}`);

// Whatever your program does when the service is slow, refuses, or breaks off, can be tried.
const queryParam = { ccId, vdn, agentId };
const failing = (fault: string) =>
  cms.queryAgentDetails({ queryParam }, { headers: { "X-Fault": fault }, timeout: 200 }).then(
    () => "a response",
    ({ name }) => name,
  );
assert.equal(await failing("delay=50"), "a response");
assert.equal(await failing("delay=500"), "TimeoutError");
assert.equal(await failing("502"), "HttpError");
assert.equal(await failing("reset"), "NetworkError");
assert.equal(await failing("truncated"), "ResponseValidationError");
await simulator.close();
console.log("every failure was noticed");
