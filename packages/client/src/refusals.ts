import { NoCredentials } from "./no-credentials.ts";
import type { Authorize } from "./send.ts";

/**
 * Makes no credentials after so many responses with HTTP 401 in a row: more of them lock the caller's address. A success of
 * a call that is still on its way starts the count again.
 */
export function stopAfter(most: number, authorize: Authorize): Authorize {
  let refused = 0;
  return async (request) => {
    if (refused >= most)
      throw new NoCredentials(
        `${refused} signatures in a row were refused, and more may lock this address. Make a new client with correct options`,
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
