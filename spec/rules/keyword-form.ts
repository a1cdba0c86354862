import { nodeOf, read } from "./nodes.ts";
import { everySchema, hasType } from "./schemas.ts";
import type { Visitor } from "./types.ts";

const forms = {
  "x-time-span": {
    type: "string",
    names: ["begin", "end"],
    example: "x-time-span: { begin: beginTime, end: endTime, stepMinutes: 15, maxMinutes: 1440 }",
  },
  "x-multiple-of": {
    type: "integer",
    names: ["property", "factor"],
    example: "x-multiple-of: { property: offset, factor: limit }",
  },
};

/** Demands that an extension keyword can be checked: it names properties that exist, and its numbers make sense. */
export function keywordForm(): Visitor {
  return everySchema((schema, at, ctx) => {
    const place = read(schema, at, ctx);
    for (const [keyword, { type, names, example }] of Object.entries(forms)) {
      const rule = schema[keyword];
      if (rule === undefined || !place) continue;
      const report = (what: string) =>
        ctx.report({ message: `\`${keyword}\` ${what}, as in \`${example}\`.`, location: at.child([keyword]) });

      const properties = nodeOf(place.node.properties);
      const wrong = names.filter((key) => {
        const name = String(nodeOf(rule)[key]);
        return !hasType(read(properties[name], place.inside("properties", name), ctx)?.node ?? {}, type);
      });
      for (const key of wrong) report(`has no ${type} property for its \`${key}\`. Name one of this schema`);
      const { stepMinutes: step, maxMinutes: max } = nodeOf(rule);
      if (keyword === "x-time-span" && !(Number(step) > 0 && Number(max) > 0 && Number(max) % Number(step) === 0)) {
        report("has no usable length. Write a step above 0 and a maximum that is a multiple of it");
      }
    }
  });
}
