import { listOf, nodeOf, type Place, read } from "./lib/nodes.ts";
import { services, successes } from "./lib/operations.ts";
import type { Context, Node, Problem, Rule } from "./lib/types.ts";

/** Demands responses that are a success with data or a failure with a message, because callers branch on the code. */
export const rule: Rule = () => {
  let known = new Map<unknown, Node>();
  return {
    Root(root, at, ctx) {
      known = services(root, at, ctx);
      return [];
    },
    *Operation(operation, at, ctx) {
      const service = known.get(listOf(operation.tags)[0]);
      if (!service) return;
      for (const [status, response] of successes(operation, at, ctx)) {
        // Only a 200 always has a body.
        if (status === "200" || "content" in response.node) yield* check(response, service, ctx);
      }
    },
  };
};

function* check(response: Place, service: Node, ctx: Context): Generator<Problem> {
  const { code, message, data } = service;
  const media = nodeOf(nodeOf(response.node.content)["application/json"]);
  const body = read(media.schema, response.inside("content", "application/json", "schema"), ctx);
  const branches = listOf(body?.node.oneOf);
  if (!body || branches.length !== 2) {
    yield [
      body?.at ?? response.at,
      "This response is not one of two shapes. Write a success and a failure, " +
        "as in `oneOf: [{ $ref: QueryAgentRestsSuccess.yaml }, { $ref: CmsFailure.yaml }]`.",
    ];
    return;
  }
  const [success, failure] = branches.map((branch, i) => read(branch, body.inside("oneOf", i), ctx));
  if (!success || !failure) return;

  const requires = (schema: Place, names: unknown[]) =>
    names.every((name) => listOf(schema.node.required).includes(name));
  const successCode = constantOf(success, code, ctx);
  if (successCode === undefined || !requires(success, [code, data])) {
    yield [
      success.at,
      `The first shape is not a success. Give \`${code}\` the success code as its \`const\`, ` +
        `and write \`required: [${code}, ${data}]\`.`,
    ];
  }
  const excluded = constantOf(read(failure.node.not, failure.inside("not"), ctx), code, ctx);
  if (excluded === undefined || excluded !== successCode || !requires(failure, [code, message])) {
    yield [
      failure.at,
      `The second shape is not a failure. Write \`required: [${code}, ${message}]\`, ` +
        `and rule the success out with \`not: { properties: { ${code}: { const: ... } } }\`.`,
    ];
  }
}

function constantOf(schema: Place | undefined, property: unknown, ctx: Context): unknown {
  if (!schema || typeof property !== "string") return undefined;
  return read(nodeOf(schema.node.properties)[property], schema.inside("properties", property), ctx)?.node.const;
}
