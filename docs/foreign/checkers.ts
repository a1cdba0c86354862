// Each validator or linter: a command that fails where it finds an error in a document.

export interface Checker {
  name: string;
  /** Its command. `DOCUMENT` stands for the file. */
  run: string[];
  files?: Record<string, string>;
  /** Which documents it is tried with; all where it is left out. */
  documents?: RegExp;
  /** Style rules of the tool that the contract breaks for a reason. Its command prints the broken ones, one per line. */
  style?: Record<string, string>;
  /** Documents that it refuses, and why. */
  limits?: Record<string, string>;
}

/** A program of Node as a command. */
const program = (text: string) => ["node", "--input-type=module", "-e", text, "DOCUMENT"];

export const checkers: Checker[] = [
  {
    name: "@apidevtools/swagger-parser",
    run: program(`import parser from "@apidevtools/swagger-parser"; await parser.validate(process.argv[1]);`),
  },
  {
    name: "@readme/openapi-parser",
    run: program(`import { compileErrors, validate } from "@readme/openapi-parser";
      const found = await validate(process.argv[1]);
      if (!found.valid) throw new Error(compileErrors(found));`),
  },
  {
    name: "@seriousme/openapi-schema-validator",
    run: program(`import { Validator } from "@seriousme/openapi-schema-validator";
      const found = await new Validator().validate(process.argv[1]);
      if (!found.valid) throw new Error(JSON.stringify(found.errors));`),
  },
  {
    name: "ibm-openapi-validator",
    run: program(`import { spawnSync } from "node:child_process";
      const { stdout } = spawnSync("lint-openapi", ["--errors-only", "--json", process.argv[1]], { encoding: "utf8", maxBuffer: 1e8 });
      const { error } = JSON.parse(stdout.slice(stdout.indexOf("{")));
      for (const rule of new Set(error.results.map(({ rule }) => rule))) console.log(rule);`),
    style: {
      "ibm-property-casing-convention": "The names are the vendor's.",
      "ibm-path-segment-casing-convention": "The paths are the vendor's.",
      "ibm-enum-casing-convention": "The codes are the vendor's.",
      "ibm-integer-attributes": "A range is given only where a vendor page does.",
      "ibm-required-enum-properties-in-response": "What the service may leave out is optional.",
      "ibm-required-array-properties-in-response": "What the service may leave out is optional.",
      "ibm-schema-keywords": "Its list is of OpenAPI 3.0, which has no `const`.",
      "no-$ref-siblings": "OpenAPI 3.1 allows a description beside a `$ref`.",
    },
  },
  {
    name: "@stoplight/spectral-cli",
    run: ["spectral", "lint", "--ruleset", "ruleset.yaml", "DOCUMENT"],
    files: { "ruleset.yaml": "extends: spectral:oas\n" },
  },
  {
    name: "@redocly/cli lint",
    run: ["redocly", "lint", "DOCUMENT", "--extends", "recommended"],
  },
  {
    name: "@redocly/cli score",
    // It counts what OpenAPI 3.0 can't say against a document.
    documents: /^(?!.*-3\.0)/,
    run: program(`import { execFileSync } from "node:child_process";
      const { agentReadiness } = JSON.parse(execFileSync("redocly", ["score", process.argv[1], "--format=json"], { stdio: ["ignore", "pipe", "ignore"] }));
      if (agentReadiness < 86) throw new Error(agentReadiness + " points, and 86 are wanted");`),
  },
];
