import { sentinels } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";

/** Whether an agent is signed in. If not, the service returns a sign-in time in the year 2106. */
export function isSignedIn({ loginDate }: Pick<components["schemas"]["AgentDetails"], "loginDate">): boolean {
  return loginDate !== sentinels.AgentDetails.loginDate;
}
