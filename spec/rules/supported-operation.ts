import { isNode, listOf, nodeOf, read } from "./nodes.ts";
import type { Context, Location, Visitor } from "./types.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Demands operations of the two forms that client, validators and suite are made for: a GET with parameters of path and
 * header, or a POST with a body. They would leave out any other without a word.
 */
export function supportedOperation(): Visitor {
  return {
    PathItem(item, ctx) {
      const used = methods.filter((method) => method in nodeOf(item));
      const [method = ""] = used;
      const unknown = used.find((name) => name !== "get" && name !== "post");
      if (unknown)
        report(
          ctx,
          ctx.location.child([unknown]).key(),
          `Nothing is made for \`${unknown}\`. Write \`get\` or \`post\`.`,
        );
      else if (used.length > 1)
        report(ctx, ctx.location.child([method]).key(), "A path has one operation. Give the other a path of its own.");
    },
    Operation(operation, ctx) {
      const { parameters, requestBody, responses } = nodeOf(operation);
      if (isNode(requestBody) && listOf(parameters).length > 0) {
        report(
          ctx,
          ctx.location.child(["parameters"]).key(),
          "Parameters stand beside a body. Put them into the body, as in `queryAgentRests`.",
        );
      }
      for (const [i, parameter] of listOf(parameters).entries()) {
        const place = read(parameter, ctx.location.child(["parameters", i]), ctx);
        if (place && !["path", "header"].includes(String(place.node.in))) {
          report(
            ctx,
            place.inside("in"),
            `Nothing is made for a parameter in \`${place.node.in}\`. Write \`in: path\` or \`in: header\`.`,
          );
        }
      }
      const body = read(requestBody, ctx.location.child(["requestBody"]), ctx);
      const answer = read(nodeOf(responses)["200"], ctx.location.child(["responses", "200"]), ctx);
      for (const message of [body, answer]) {
        for (const [type, media] of Object.entries(nodeOf(message?.node.content))) {
          if (!message || !isNode(nodeOf(media).schema) || "$ref" in nodeOf(nodeOf(media).schema)) continue;
          const at = message.inside("content", type, "schema");
          report(
            ctx,
            at,
            "This schema has no name. Put it into a file of its own, as in `schema: { $ref: QueryAgentRestsRequest.yaml }`.",
          );
        }
      }
    },
  };
}

function report(ctx: Context, location: Location, message: string): void {
  ctx.report({ message, location });
}
