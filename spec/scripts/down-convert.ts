type Values = Record<string, unknown>;

/** Parts of a document whose keys are names, not keywords. */
const maps = ["properties", "schemas", "examples", "parameters", "responses", "paths", "content", "variables"];

/** Converts an OpenAPI 3.1 document to OpenAPI 3.0, for tools that support nothing newer. What 3.0 can't express is omitted. */
export function downConvert(document: Values): Values {
  const { openapi: _, info, ...rest } = document;
  const { summary, license, ...about } = info as Values & { license: Values };
  return {
    openapi: "3.0.3",
    info: { ...about, license: { name: license.name, url: `https://spdx.org/licenses/${license.identifier}` } },
    ...(convert(rest) as Values),
  };
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...own } = value as Values;
  const converted = Object.fromEntries(Object.entries(own).flatMap(([key, part]) => keyword(key, part)));
  if ($ref === undefined) return converted;
  // In 3.0, a reference can't have siblings.
  return Object.keys(converted).length > 0 ? { allOf: [{ $ref }], ...converted } : { $ref };
}

function keyword(key: string, value: unknown): [string, unknown][] {
  if (key.startsWith("x-") || key === "example" || key === "value" || key === "default") return [[key, value]];
  if (key === "const" || key === "dependentRequired") return [];
  if (key === "examples" && Array.isArray(value)) return [["example", value[0]]];
  if (key === "type" && Array.isArray(value)) {
    const [type, ...more] = value.filter((one) => one !== "null");
    if (more.length > 0) throw new Error(`OpenAPI 3.0 has no schema of several types: ${value.join(", ")}`);
    return [
      ["type", type],
      ["nullable", true],
    ];
  }
  if (maps.includes(key) && !Array.isArray(value)) {
    const named = Object.entries(Object(value)).map(([name, part]) => [name, convert(part)]);
    return [[key, Object.fromEntries(named)]];
  }
  return [[key, convert(value)]];
}
