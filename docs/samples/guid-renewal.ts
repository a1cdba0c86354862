import { createGatewayClient } from "@cc-contract/client";
import { startSimulator } from "@cc-contract/testing";

// A session in dynamic mode, whose clock goes as fast as we like.
let now = Date.now();
const simulator = await startSimulator({ sessions: "dynamic", now: () => new Date(now) });

let current = simulator.guid;
const gateway = createGatewayClient({
  baseUrl: simulator.url,
  guid: () => current,
  onGuid: (renewed) => {
    current = renewed;
    console.log("renewed");
  },
});

for (const minute of [0, 1, 2, 3]) {
  const { answernums } = await gateway.queryAgentCallStatistics({ agentid: "101" });
  console.log(`minute ${minute}: ${answernums} calls answered`);
  now += 60_000;
}

// Too long without a sign of life.
now += 180_000;
await gateway.queryAgentCallStatistics({ agentid: "101" }).catch((error) => console.log(error.name, error.code));
await simulator.close();
