import { annotations } from "@cc-contract/spec/keywords/known";
import { componentName, type Schema } from "@cc-contract/spec/model/contract";
import { ruleOf, rules } from "./rules.ts";

// Writes a schema as the data that the issue finder reads.

/** Keywords whose argument is a schema, a list of schemas, or schemas by name. */
const nested: Record<string, (argument: never, write: (schema: Schema | false) => string) => string> = {
  items: (schema: Schema, write) => write(schema),
  not: (schema: Schema, write) => write(schema),
  oneOf: (schemas: Schema[], write) => `[${schemas.map(write).join(", ")}]`,
  properties: (schemas: Record<string, Schema | false>, write) =>
    `{ ${Object.entries(schemas)
      .map(([name, schema]) => `${JSON.stringify(name)}: ${write(schema)}`)
      .join(", ")} }`,
};

/** Of what tells readers something, an issue shows the title. */
const left = annotations.filter((keyword) => keyword !== "title");

/** What finds the issues of a schema, by the keywords that it looks at. */
const visitors: Record<string, string[]> = {
  text: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum"],
  list: ["items"],
  object: ["properties", "required"],
  choice: ["oneOf", "not"],
};

function visitorsOf(schema: Schema): string[] {
  const names = Object.keys(visitors).filter((name) => visitors[name]?.some((keyword) => keyword in schema));
  return names.map((name) => (name === "object" && "additionalProperties" in schema ? "closed" : name));
}

/** Source text of the schema, and the lines that import what it names. */
export function emitNode(schema: Schema): { code: string; imports: string[] } {
  const imports = new Set<string>();
  const write = (part: Schema | false): string => {
    if (part === false) return "false";
    if (part.$ref) {
      const name = componentName({ $ref: part.$ref });
      imports.add(`import { ${name} } from "./${name}.js";`);
      return name;
    }
    const entries = Object.entries(part).filter(([keyword]) => !left.includes(keyword) && !(keyword in rules));
    const own = entries.map(
      ([keyword, argument]) => `${keyword}: ${nested[keyword]?.(argument as never, write) ?? JSON.stringify(argument)}`,
    );
    const between = Object.keys(rules).filter((keyword) => keyword in part);
    if (between.length > 0)
      own.push(`rules: [${between.map((keyword) => writeRule(keyword, part[keyword])).join(", ")}]`);
    const looking = visitorsOf(part);
    for (const name of looking) imports.add(`import { ${name} } from "../visitors/${name}.js";`);
    if (looking.length > 0) own.push(`visitors: [${looking.join(", ")}]`);
    return `{ ${own.join(", ")} }`;
  };
  const writeRule = (keyword: string, argument: unknown): string => {
    const { check, module, property, names, expected } = ruleOf(keyword, argument);
    imports.add(`import { ${check} } from "../keywords/${module}.js";`);
    return `{ keyword: "${keyword}", property: "${property}", names: ${JSON.stringify(names)}, expected: "${expected}", holds: (value) => ${check}(value, ${JSON.stringify(argument)}) }`;
  };
  return { code: write(schema), imports: [...imports] };
}
