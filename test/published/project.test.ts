import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import docs from "../../docs/package.json" with { type: "json" };
import root from "../../package.json" with { type: "json" };
import { type SimulatorOptions, startSimulator } from "../../packages/testing/src/index.ts";
import validators from "../../packages/validators/package.json" with { type: "json" };
import { type Outcome, run } from "../../tools/lib/run.ts";
import { blocksOf, environment, makeProject, packAll } from "./project.ts";

// A user's project installs the packages and follows their READMEs.

let temporary: string;
let tarballs: Record<string, string>;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-readme-"));
  tarballs = await packAll(join(temporary, "tarballs"));
});
afterAll(() => rm(temporary, { recursive: true, maxRetries: 10 }));

/** Runs a command in a project, with a simulator as the server of its environment. */
async function runThere(project: string, [command = "", ...args]: string[], options?: SimulatorOptions) {
  const { url, accessKey, secretKey, guid, close } = await startSimulator(options);
  const env = { CMS: url, GATEWAY: url, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  const outcome: Outcome = await run(command, args, project, environment(env));
  await close();
  return outcome;
}

describe.each(["npm", "pnpm"] as const)("installed by %s", (manager) => {
  const examples: string[] = [];
  let project: string;

  beforeAll(async () => {
    project = join(temporary, manager);
    // The other imports of the examples, their peer dependencies, and the types of Node.
    await makeProject(project, manager, tarballs, {
      hono: docs.devDependencies.hono,
      "@hono/standard-validator": docs.devDependencies["@hono/standard-validator"],
      "@standard-schema/spec": validators.devDependencies["@standard-schema/spec"],
      "@types/node": root.devDependencies["@types/node"],
    });
    for (const name of Object.keys(tarballs)) {
      const blocks = await blocksOf(project, name, "ts");
      if (blocks.length === 0) throw new Error(`the README of ${name} has no example`);
      for (const [index, code] of blocks.entries()) {
        const file = `${name.slice(name.indexOf("/") + 1)}-${index + 1}.ts`;
        await writeFile(join(project, file), code);
        examples.push(file);
      }
    }
  });

  test("each example runs, and prints no error", async () => {
    for (const file of examples) {
      const { code, stdout, stderr } = await runThere(project, [process.execPath, file]);
      expect({ file, code, stderr }).toEqual({ file, code: 0, stderr: "" });
      expect(stdout).not.toMatch(/Error\b|again in/);
    }
  });

  test("each compiles as strictly as it can be, including the types of the packages", async () => {
    const compilerOptions = {
      ...{ module: "nodenext", target: "es2023", lib: ["es2023", "dom"], types: ["node"], resolveJsonModule: true },
      ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true },
    };
    await writeFile(join(project, "tsconfig.json"), JSON.stringify({ files: examples, compilerOptions }));
    const tsc = fileURLToPath(import.meta.resolve("typescript/bin/tsc"));
    expect(await run(process.execPath, [tsc], project)).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

describe("the CI of a project installed by npm", () => {
  const project = () => join(temporary, "npm");
  const runLines = (lines: string[], options?: SimulatorOptions) =>
    runThere(project(), ["bash", "-e", "-c", lines.join("\n")], options);

  /** The first block of the command's README in that language which has that text. */
  async function block(language: string, text: string): Promise<string> {
    const code = (await blocksOf(project(), "@cc-contract/testing", language)).find((one) => one.includes(text));
    if (!code) throw new Error(`the README has no block of ${language} with ${text}`);
    return code;
  }

  beforeAll(async () => writeFile(join(project(), "fixtures.json"), await block("json", "Id")));

  test("as a GitHub workflow installs, verifies and reports", async () => {
    const workflow = parse(await block("yaml", "runs-on"));
    const steps: { run?: string; env?: Record<string, string> }[] = workflow.jobs.contract.steps;
    const { code, stdout } = await runLines(steps.flatMap(({ run = [] }) => run));
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/conforms/i) });
    expect(await readFile(join(project(), "contract.xml"), "utf8")).toMatch(/^<\?xml/);
    expect(await readFile(join(project(), "contract.html"), "utf8")).toMatch(/^<!doctype html>/i);
    const env: Record<string, string> = Object.assign({}, ...steps.map((step) => step.env));
    for (const [name, text] of Object.entries(env))
      expect(text).toBe(`\${{ ${name.startsWith("CC_") ? "secrets" : "vars"}.${name} }}`);
  });

  test("as a GitLab job does the same, and fails where the server breaks the contract", async () => {
    const lines: string[] = parse(await block("yaml", "image:")).contract.script;
    expect((await runLines(lines)).code).toBe(0);
    const { code, stdout } = await runLines(lines.slice(-1), { ignoreFilters: true });
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^queryAgentOperations: /m) });
  });
});
