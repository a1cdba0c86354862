import { nodeOf, read } from "./lib/nodes.ts";
import { everySchema, hasType } from "./lib/schemas.ts";
import type { Rule } from "./lib/types.ts";

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
  "x-code-pairs": {
    type: "integer",
    names: ["from", "to"],
    example: "x-code-pairs: { from: citStatus, to: status, pairs: [{ from: [0], to: [2] }] }",
  },
  "x-only-with": {
    type: "integer",
    names: ["property", "other"],
    example: "x-only-with: { property: loginDate, value: 4294967295000, other: citStatus, is: 0 }",
  },
  "x-order": { type: "string", names: ["begin", "end"], example: "x-order: { begin: beginTime, end: endTime }" },
  "x-unique-by": { type: "array", names: ["list"], example: "x-unique-by: { list: resultDesc, by: id }" },
  "x-count": {
    type: "array",
    names: ["list"],
    example: "x-count: { list: rests, most: [waiting, resting], least: [resting] }",
  },
};

/** Demands that an extension keyword can be checked: its properties exist, and its numbers make sense. */
export const rule: Rule = () =>
  everySchema(function* (schema, at, ctx) {
    const place = read(schema, at, ctx);
    for (const [keyword, { type, names, example }] of Object.entries(forms)) {
      const rule = schema[keyword];
      if (rule === undefined || !place) continue;
      const faults: string[] = [];
      for (const key of names) {
        const name = String(nodeOf(rule)[key]);
        const property = read(nodeOf(place.node.properties)[name], place.inside("properties", name), ctx);
        if (!property || !hasType(property.node, type)) {
          faults.push(`has no ${type} property for its \`${key}\`. Name a property of this schema`);
        }
      }
      const { stepMinutes: step, maxMinutes: max } = nodeOf(rule);
      if (keyword === "x-time-span" && !(Number(step) > 0 && Number(max) > 0 && Number(max) % Number(step) === 0)) {
        faults.push("has no valid length. Write a step above 0 and a maximum that is a multiple of it");
      }
      for (const fault of faults) yield [at.child([keyword]), `\`${keyword}\` ${fault}, as in \`${example}\`.`];
    }
  });
