import { fileName, nodeOf } from "./nodes.ts";
import type { Visitor } from "./types.ts";

/** Demands that an operation's file is named like its operationId: one name from the file to the client's method. */
export function operationFileName(): Visitor {
  return {
    Operation(operation, ctx) {
      // An operation below `paths` stands in the root or in a bundle, where no file carries its name.
      if (ctx.location.pointer.startsWith("#/paths/")) return;
      const { operationId } = nodeOf(operation);
      const file = fileName(ctx.location.source.absoluteRef);
      if (typeof operationId !== "string" || file === `${operationId}.yaml`) return;
      ctx.report({
        message:
          `The operation \`${operationId}\` stands in \`${file}\`. ` +
          `Give both one name: rename the file to \`${operationId}.yaml\`, or correct the operationId.`,
        location: ctx.location.child(["operationId"]),
      });
    },
  };
}
