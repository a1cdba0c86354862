import { startMock, startSimulator } from "@cc-contract/testing";

const simulator = await startSimulator({
  seed: "7",
  recordedUntil: new Date("2024-08-02T15:00:00Z"),
  cti: "3.8",
  sessions: "dynamic",
  faults: "delay=5",
  mutate: (response) => (response.operationId === "queryAgentDetails" ? { ...response, status: 503 } : response),
});
console.log(simulator.url, simulator.agents.length, simulator.signIn(simulator.fixtures.agentId));
await simulator.close();

const mock = await startMock();
await mock.close();
