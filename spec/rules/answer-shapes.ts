import { listOf, nodeOf, type Place, read } from "./nodes.ts";
import { services } from "./root.ts";
import type { Context, Node, Visitor } from "./types.ts";

function constantOf(schema: Place | undefined, property: unknown, ctx: Context): unknown {
  if (!schema || typeof property !== "string") return undefined;
  return read(nodeOf(schema.node.properties)[property], schema.inside("properties", property), ctx)?.node.const;
}

/** Demands an answer that is a success with data or a failure with a text, because a caller branches on the code. */
export function answerShapes(): Visitor {
  let known = new Map<unknown, Node>();
  return {
    Root(root, ctx) {
      known = services(root, ctx);
    },
    Operation(operation, ctx) {
      const { tags, responses } = nodeOf(operation);
      const service = known.get(listOf(tags)[0]);
      const response = read(nodeOf(responses)["200"], ctx.location.child(["responses", "200"]), ctx);
      if (!service || !response) return;
      const media = nodeOf(nodeOf(response.node.content)["application/json"]);
      const answer = read(media.schema, response.inside("content", "application/json", "schema"), ctx);
      const branches = listOf(answer?.node.oneOf);
      if (!answer || branches.length !== 2) {
        const message =
          "This answer does not have two shapes. Write a success and a failure, " +
          "as in `oneOf: [{ $ref: QueryAgentRestsSuccess.yaml }, { $ref: CmsFailure.yaml }]`.";
        ctx.report({ message, location: answer?.at ?? response.at });
        return;
      }
      const [success, failure] = branches.map((branch, i) => read(branch, answer.inside("oneOf", i), ctx));
      if (!success || !failure) return;

      const { code, message: text, data } = service;
      const requires = (schema: Place, names: unknown[]) =>
        names.every((name) => listOf(schema.node.required).includes(name));
      const successCode = constantOf(success, code, ctx);
      if (successCode === undefined || !requires(success, [code, data])) {
        const message =
          `The first shape is not a success. Give \`${code}\` the code of success as its \`const\`, ` +
          `and write \`required: [${code}, ${data}]\`.`;
        ctx.report({ message, location: success.at });
      }
      const excluded = constantOf(read(failure.node.not, failure.inside("not"), ctx), code, ctx);
      if (excluded === undefined || excluded !== successCode || !requires(failure, [code, text])) {
        const message =
          `The second shape is not a failure. Write \`required: [${code}, ${text}]\`, ` +
          `and rule the success out with \`not: { properties: { ${code}: { const: ... } } }\`.`;
        ctx.report({ message, location: failure.at });
      }
    },
  };
}
