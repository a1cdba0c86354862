import { annotations } from "@cc-contract/spec/keywords/known";
import { ownKeywords, rulesOf } from "@cc-contract/spec/keywords/own";
import { type Contract, componentName, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { literal, propertyName } from "../../../tools/lib/code.ts";
import { keywordFunction, localName } from "./names.ts";

// Writes a schema as the data that the issue finder reads.

type Write = (schema: Schema | false) => string;

/** Keywords whose argument is a schema, a list of schemas, or schemas by name. */
const nested: Record<string, (argument: never, write: Write) => string> = {
  items: (schema: Schema, write) => write(schema),
  not: (schema: Schema, write) => write(schema),
  oneOf: (schemas: Schema[], write) => `[${schemas.map(write).join(", ")}]`,
  properties: (schemas: Record<string, Schema | false>, write) =>
    `{ ${Object.entries(schemas)
      .map(([name, schema]) => `${propertyName(name)}: ${write(schema)}`)
      .join(", ")} }`,
};

/** Of the annotations, an issue shows what is expected in words. */
const omitted = [...annotations.filter((keyword) => keyword !== "x-expected"), ...Object.keys(ownKeywords)];

/** What finds the issues of a schema, by the keywords that it looks at, in the order in which they look. */
const visitors: Record<string, string[]> = {
  correct: ["additionalProperties"],
  text: ["minLength", "maxLength", "pattern"],
  number: ["minimum", "maximum"],
  list: ["items", "minItems", "maxItems"],
  object: ["properties", "required", "dependentRequired", ...Object.keys(ownKeywords)],
  choice: ["oneOf", "not"],
  unknown: ["additionalProperties"],
};

/** Source text of the schema of that name, and the lines that import what it names. */
export function emitNode(contract: Contract, name: string, schema: Schema): { code: string; imports: string } {
  const runtime = new Set(["createValidator"]);
  const references = new Set<string>();
  const use = (name: string) => {
    runtime.add(name);
    return name;
  };
  const write: Write = (part) => {
    if (part === false) return "false";
    const { $ref, ...siblings } = part;
    if ($ref && Object.keys(siblings).every((keyword) => annotations.includes(keyword))) {
      const other = componentName({ $ref });
      if (other !== name) references.add(other);
      return localName(other);
    }
    const schema = resolveSchema(contract, part);
    const entries = Object.entries(schema).filter(
      // Beside a constant, a list says the same.
      ([keyword]) => !omitted.includes(keyword) && !(keyword === "enum" && "const" in schema),
    );
    const members = entries.map(([keyword, argument]) => {
      const value = nested[keyword]?.(argument as never, write) ?? literal(argument, 0);
      return `${propertyName(keyword.replace("x-", ""))}: ${value}`;
    });
    const rules = rulesOf(schema).map(({ keyword, rule, own }) => {
      const conforms = `(values) => ${use(keywordFunction(keyword))}(values, ${literal(rule, 0)})`;
      const { names, expected } = { names: own.propertiesOf(rule), expected: own.expected(rule) };
      return `{ ${literal({ keyword, names, expected }, 0).slice(1, -1)}, conforms: ${conforms} }`;
    });
    if (rules.length > 0) members.push(`rules: [${rules.join(", ")}]`);
    const looking = Object.keys(visitors).filter((name) => visitors[name]?.some((keyword) => keyword in schema));
    if (looking.length > 0) members.push(`visitors: [${looking.map(use).join(", ")}]`);
    return `{ ${members.join(", ")} }`;
  };
  const code = write(schema);
  const imports = [
    `import { ${[...runtime].join(", ")} } from "../runtime.js";\n`,
    ...[...references].map((other) => `import { ${other} as ${localName(other)} } from "./${other}.js";\n`),
  ];
  return { code, imports: imports.join("") };
}
