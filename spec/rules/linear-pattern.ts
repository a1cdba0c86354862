import { patternFault } from "./regex.ts";
import { everySchema } from "./schemas.ts";
import type { Visitor } from "./types.ts";

/** Demands patterns that match a whole text in linear time, because they run on what a stranger sends. */
export function linearPattern(): Visitor {
  return everySchema(({ pattern }, at, ctx) => {
    const fault = typeof pattern === "string" ? patternFault(pattern) : undefined;
    if (fault) ctx.report({ message: `This pattern ${fault}`, location: at.child(["pattern"]) });
  });
}
