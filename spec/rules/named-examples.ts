import { isText, nodeOf, type Place, read } from "./nodes.ts";
import type { Context, Visitor } from "./types.ts";

/** Checks the examples of a body and returns their names. */
function check(body: Place, needed: string[], ctx: Context): string[] {
  const found: string[] = [];
  for (const [type, media] of Object.entries(nodeOf(body.node.content))) {
    const at = body.inside("content", type);
    const examples = nodeOf(nodeOf(media).examples);
    const names = Object.keys(examples);
    found.push(...names);
    if (names[0] !== "sample") {
      const message =
        "The first example is not `sample`. Begin with the message of the page, " +
        "as in `examples: { sample: { summary: The request of the page, value: ... } }`.";
      ctx.report({ message, location: at });
    }
    for (const name of needed.filter((name) => !names.includes(name))) {
      const message = `No example is named \`${name}\`. Add one, as in \`${name}: { summary: ..., value: ... }\`.`;
      ctx.report({ message, location: at });
    }
    for (const name of names) {
      const example = read(examples[name], at.child(["examples", name]), ctx);
      if (!example || isText(example.node.summary)) continue;
      const message = `The example \`${name}\` has no summary. Add one, as in \`summary: The longest window\`.`;
      ctx.report({ message, location: example.at });
    }
  }
  return found;
}

/** Demands examples of the page, of a failure and of a boundary case: the mock answers with them, tests send them. */
export function namedExamples(): Visitor {
  return {
    Operation(operation, ctx) {
      const { requestBody, responses } = nodeOf(operation);
      const request = read(requestBody, ctx.location.child(["requestBody"]), ctx);
      const response = read(nodeOf(responses)["200"], ctx.location.child(["responses", "200"]), ctx);
      const names = [
        ...(request ? check(request, [], ctx) : []),
        ...(response ? check(response, ["failure"], ctx) : []),
      ];
      if (names.some((name) => name !== "sample" && name !== "failure")) return;
      const message =
        "No example shows a boundary. Add one to the request or the response, " +
        "as in `upperBounds: { summary: Every parameter at its upper end, value: ... }`.";
      ctx.report({ message, location: ctx.location });
    },
  };
}
