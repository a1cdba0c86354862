import { isNode, nodeOf, type Place, read } from "./lib/nodes.ts";
import { methods, successes } from "./lib/operations.ts";
import type { Problem, Rule } from "./lib/types.ts";

/** Rejects what client, validators and mock can't do. All other OpenAPI features of operations are supported. */
export const rule: Rule = () => {
  const credentials = new Set<string>();
  return {
    Root(root, at, ctx) {
      const schemes = nodeOf(nodeOf(root.components).securitySchemes);
      for (const scheme of Object.values(schemes))
        credentials.add(String(read(scheme, at, ctx)?.node.name).toLowerCase());
      return [];
    },
    *PathItem(item, at) {
      for (const method of ["head", "options", "trace"].filter((name) => name in item)) {
        yield [at.child([method]).key(), `\`${method}\` is unsupported. Write one of ${methods.join(", ")}.`];
      }
    },
    *Parameter(parameter, at) {
      if (parameter.in === "cookie") {
        yield [at.child(["in"]), "A parameter in `cookie` is unsupported: browsers send none. Write `in: header`."];
      }
      if (parameter.in === "header" && credentials.has(String(parameter.name).toLowerCase())) {
        yield [
          at.child(["name"]),
          `\`${parameter.name}\` is the header of a security scheme, and generated clients would mix the two up. Remove the parameter.`,
        ];
      }
      const { style, explode } = styles[parameter.in as keyof typeof styles] ?? {};
      if ((parameter.style ?? style) !== style || (parameter.explode ?? explode) !== explode) {
        yield [
          at,
          `Only the default way to write a parameter in \`${parameter.in}\` is supported. Write \`style: ${style}\` and \`explode: ${explode}\`, or leave both out.`,
        ];
      }
      if (!isNode(parameter.schema)) {
        yield [at, "A parameter without a `schema` is unsupported. Write one, as in `schema: { type: string }`."];
      }
    },
    *Operation(operation, at, ctx) {
      const body = read(operation.requestBody, at.child(["requestBody"]), ctx);
      if (body) {
        if (ctx.key === "get") {
          yield [at.child(["requestBody"]).key(), "`get` sends no body. Write parameters `in: query`, or `post`."];
        }
        yield* unnamedSchemas(body);
      }
      const found = successes(operation, at, ctx);
      if (isNode(operation.responses) && (found.size !== 1 || found.has("2XX"))) {
        yield [
          at.child(["responses"]).key(),
          `The success responses are ${[...found.keys()].join(", ") || "none"}. Write exactly one, with a status such as "200" or "204".`,
        ];
      }
      for (const response of found.values()) yield* unnamedSchemas(response);
    },
  };
};

/** The default styles of parameters in OpenAPI. */
const styles = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
};

function* unnamedSchemas(body: Place): Generator<Problem> {
  for (const [type, media] of Object.entries(nodeOf(body.node.content))) {
    const { schema } = nodeOf(media);
    if (isNode(schema) && "$ref" in schema) continue;
    yield [
      body.inside("content", type),
      "This body has no named schema. Move it to a file, as in `schema: { $ref: QueryAgentRestsRequest.yaml }`.",
    ];
  }
}
