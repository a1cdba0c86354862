import { operations } from "@cc-contract/client";

/** The same by `fetch` alone. */
export default async function Page() {
  const { path } = operations.queryAgentCallStatistics;
  const response = await fetch(process.env.ORIGIN + path.replace("{agentid}", "101"));
  const { result } = await response.json();
  return `talktime ${result.talktime}.`;
}
