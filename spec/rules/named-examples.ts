import { isText, nodeOf, type Place, read } from "./lib/nodes.ts";
import { parametersOf, successes } from "./lib/operations.ts";
import type { Context, Location, Problem, Rule } from "./lib/types.ts";

/** Demands the vendor's example, a failure and a boundary: the mock returns them, and tests send them. */
export const rule: Rule = () => ({
  *Parameter({ examples }, at, ctx) {
    if (Object.keys(nodeOf(examples)).length === 0) {
      yield [at, "This parameter has no example. Add one, as in `lowest: { summary: The lowest floor, value: 0 }`."];
    }
    yield* summaries(examples, at, ctx);
  },
  *Operation(operation, at, ctx) {
    const request = read(operation.requestBody, at.child(["requestBody"]), ctx);
    const responses = [...successes(operation, at, ctx).values()];
    if (request) yield* check(request, [], ctx);
    for (const response of responses) yield* check(response, ["failure"], ctx);

    const names = [...(request ? [request] : []), ...responses].flatMap((body) =>
      Object.values(nodeOf(body.node.content)).flatMap((media) => Object.keys(nodeOf(nodeOf(media).examples))),
    );
    const values = parametersOf(operation, at, ctx).map(({ node }) => Object.keys(nodeOf(node.examples)).length);
    const hasBoundary = names.some((name) => name !== "sample" && name !== "failure") || values.some((n) => n > 1);
    if (hasBoundary || names.length + values.length === 0) return;
    yield [
      at,
      "No example shows a boundary. Add one to a parameter, the request or the response, " +
        "as in `upperBounds: { summary: Every parameter at its upper limit, value: ... }`.",
    ];
  },
});

function* check(body: Place, needed: string[], ctx: Context): Generator<Problem> {
  for (const [type, media] of Object.entries(nodeOf(body.node.content))) {
    const at = body.inside("content", type);
    const { examples } = nodeOf(media);
    const names = Object.keys(nodeOf(examples));
    if (names[0] !== "sample") {
      yield [
        at,
        "The first example is not `sample`. Begin with the example on the vendor's page, " +
          "as in `examples: { sample: { summary: The request on the vendor's page, value: ... } }`.",
      ];
    }
    for (const name of needed.filter((name) => !names.includes(name))) {
      yield [at, `No example is named \`${name}\`. Add one, as in \`${name}: { summary: ..., value: ... }\`.`];
    }
    yield* summaries(examples, at, ctx);
  }
}

function* summaries(examples: unknown, at: Location, ctx: Context): Generator<Problem> {
  for (const [name, value] of Object.entries(nodeOf(examples))) {
    const example = read(value, at.child(["examples", name]), ctx);
    if (!example || isText(example.node.summary)) continue;
    yield [example.at, `The example \`${name}\` has no summary. Add one, as in \`summary: The longest window\`.`];
  }
}
