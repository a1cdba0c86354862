import { isText, listOf, nodeOf } from "./nodes.ts";
import { services } from "./root.ts";
import type { Node, Visitor } from "./types.ts";

const keys = ["id", "contentType", "code", "message", "data"];

/** Demands that every operation belongs to a service, and that a service says how its answers are read. */
export function serviceTag(): Visitor {
  let known = new Map<unknown, Node>();
  return {
    Root(root, ctx) {
      known = services(root, ctx);
    },
    Tag(tag, ctx) {
      const missing = keys.filter((key) => !isText(nodeOf(nodeOf(tag)["x-service"])[key]));
      if (missing.length === 0) return;
      const message =
        `The \`x-service\` of this tag lacks ${missing.join(", ")}. Write them, as in ` +
        "`x-service: { id: gateway, contentType: application/json, code: retcode, message: message, data: result }`.";
      ctx.report({ message, location: ctx.location });
    },
    Operation(operation, ctx) {
      const [tag] = listOf(nodeOf(operation).tags);
      if (known.has(tag)) return;
      const message =
        "This operation belongs to no service. Name a tag of the root that has an `x-service`, as in `tags: [CC-CMS]`.";
      ctx.report({ message, location: ctx.location });
    },
  };
}
