import { NoCredentials } from "./no-credentials.ts";
import type { Authorize } from "./send.ts";

/**
 * Stops creating credentials after a number of consecutive HTTP 401 responses: more of them may lock the caller's address.
 * A success of a call in progress resets the count.
 */
export function stopAfter(most: number, authorize: Authorize): Authorize {
  let refused = 0;
  return async (request) => {
    if (refused >= most)
      throw new NoCredentials(
        `${refused} consecutive signatures were refused, and more may lock this address. Create a new client with correct options`,
      );
    return {
      ...(await authorize(request)),
      onResponse({ status, ok }) {
        if (status === 401) refused++;
        else if (ok) refused = 0;
      },
    };
  };
}
