// Each validator or linter: a command that fails where it finds an error in a document.

export interface Checker {
  name: string;
  /** Its command. `DOCUMENT` stands for the file. */
  run: string[];
  files?: Record<string, string>;
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
  { name: "ibm-openapi-validator", run: ["lint-openapi", "--errors-only", "DOCUMENT"] },
  {
    name: "@stoplight/spectral-cli",
    run: ["spectral", "lint", "--ruleset", "ruleset.yaml", "DOCUMENT"],
    files: { "ruleset.yaml": "extends: spectral:oas\n" },
  },
  { name: "@redocly/cli lint", run: ["redocly", "lint", "DOCUMENT", "--extends", "recommended"] },
  {
    name: "@redocly/cli score",
    run: program(`import { execFileSync } from "node:child_process";
      const { agentReadiness } = JSON.parse(execFileSync("redocly", ["score", process.argv[1], "--format=json"], { stdio: ["ignore", "pipe", "ignore"] }));
      if (agentReadiness < 86) throw new Error(agentReadiness + " points, and 86 are wanted");`),
  },
];
