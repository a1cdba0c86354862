import { sentinels } from "./generated/operations.gen.ts";
import type { components } from "./generated/types.gen.ts";

/** Whether an agent is signed in: otherwise the service gives a time in the year 2106 as that of the sign-in. */
export function isSignedIn({ loginDate }: Pick<components["schemas"]["AgentDetails"], "loginDate">): boolean {
  return loginDate !== sentinels.AgentDetails.loginDate;
}
