import { run } from "./calls.mjs";
import * as packages from "./packages.mjs";

export default {
  async fetch(request) {
    try {
      return Response.json(await run(packages, new URL(request.url).searchParams.get("origin")));
    } catch (error) {
      return new Response(error.stack, { status: 500 });
    }
  },
};
