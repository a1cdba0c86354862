import { check } from "./check.mjs";
import * as packages from "./packages.mjs";

export default {
  async fetch(request) {
    return new Response(
      await check(packages, new URL(request.url).searchParams.get("origin")).catch((error) => error.stack),
    );
  },
};
