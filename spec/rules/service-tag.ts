import { isText, listOf, nodeOf } from "./lib/nodes.ts";
import { services } from "./lib/operations.ts";
import type { Node, Rule } from "./lib/types.ts";

const keys = ["id", "contentType", "code", "message", "data"];

/** Demands that every operation belongs to a service, and that a service defines how to read its responses. */
export const rule: Rule = () => {
  let known = new Map<unknown, Node>();
  return {
    Root(root, at, ctx) {
      known = services(root, at, ctx);
      return [];
    },
    *Tag(tag, at) {
      const missing = keys.filter((key) => !isText(nodeOf(tag["x-service"])[key]));
      if (missing.length === 0) return;
      yield [
        at,
        `The \`x-service\` of this tag lacks ${missing.join(", ")}. Write them, as in ` +
          "`x-service: { id: gateway, contentType: application/json, code: retcode, message: message, data: result }`.",
      ];
    },
    *PathItem(item, at) {
      if (listOf(item.servers).length > 0) return;
      yield [at, "This path has no server, but each service has its own. Write `servers: [{ $ref: server.yaml }]`."];
    },
    *Operation({ tags }, at) {
      if (known.has(listOf(tags)[0])) return;
      yield [
        at,
        "This operation belongs to no service. Name a tag of the root that has an `x-service`, as in `tags: [CC-CMS]`.",
      ];
    },
  };
};
