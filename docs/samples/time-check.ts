import { QueryAgentOperationsRequest } from "@cc-contract/validators";

const windows = [
  ["2024-08-02 00:00:00", "2024-08-02 00:15:00"],
  ["2024-08-02 00:07:00", "2024-08-02 00:22:00"],
  ["2024-08-02 00:00:00", "2024-08-02 00:20:00"],
  ["2024-08-02 00:00:00", "2024-08-03 00:15:00"],
  ["2024-08-02 00:00:00", "2024-08-02 00:00:00"],
  ["2024-08-02T00:00:00Z", "2024-08-02 00:15:00"],
];

for (const [beginTime, endTime] of windows) {
  const [first] = QueryAgentOperationsRequest.issues({ currentAgentId: 101, beginTime, endTime });
  console.log(`${beginTime} to ${endTime}: ${first?.message ?? "good"}`);
}
