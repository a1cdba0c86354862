import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Breaks a copy of the contract in each way, and builds it by the real command.

const run = promisify(execFile);
const source = join(import.meta.dirname, "..");
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "cc-contract-spec-"));
  const left = ["node_modules", "dist", "dist.next", "fixtures", ".turbo"];
  await cp(source, root, { recursive: true, filter: (file) => !left.includes(basename(file)) });
  await symlink(join(source, "node_modules"), join(root, "node_modules"));
});
afterAll(() => rm(root, { recursive: true }));

/** Exit code and all that the build of the copy prints. */
async function build(): Promise<{ code: number; output: string }> {
  const script = join(source, "scripts/build.ts");
  const result = await run(process.execPath, [script, `--root=${root}`]).catch((error) => error);
  return { code: result.code ?? 0, output: result.stdout + result.stderr };
}

const bundles = async () =>
  Promise.all(["yaml", "json"].map((format) => readFile(join(root, `dist/openapi.${format}`), "utf8")));

test("two builds give the same bytes", async () => {
  expect(await build()).toMatchObject({ code: 0, output: expect.stringMatching(/redocly score \d/) });
  const first = await bundles();
  await build();
  expect(await bundles()).toEqual(first);
});

describe("a broken contract ends the build with file, line and remedy, and leaves the last good bundle", () => {
  const edit = (file: string, from: string | RegExp, to: string) => async () => {
    const text = await readFile(join(root, file), "utf8");
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    await writeFile(join(root, file), edited);
    return () => writeFile(join(root, file), text);
  };

  test.each([
    {
      what: "YAML that is none",
      change: edit("cms/CcId.yaml", /minimum: (\d+)/, "minimum: [$1"),
      says: /CcId\.yaml:\d+/,
    },
    {
      what: "a reference to nothing",
      change: edit("cms/QueryAgentDetailsRequest.yaml", "CcId.yaml", "CcID.yaml"),
      says: /QueryAgentDetailsRequest\.yaml:\d+[\s\S]*CcID\.yaml/,
    },
    {
      what: "two schemas of one name",
      change: async () => {
        const restore = await edit(
          "gateway/QueryAgentCallStatisticsSuccess.yaml",
          "AgentCallStatistics.yaml",
          "Vdn.yaml",
        )();
        await writeFile(
          join(root, "gateway/Vdn.yaml"),
          (await readFile(join(root, "cms/Vdn.yaml"), "utf8")).replace(/maximum: \d+/, "maximum: 7"),
        );
        return async () => {
          await restore();
          await rm(join(root, "gateway/Vdn.yaml"));
        };
      },
      says: /Vdn\.yaml:\d+[\s\S]*Vdn/,
    },
    {
      what: "an example that breaks its schema",
      change: edit("cms/examples/QueryAgentDetailsSampleRequest.yaml", /agentId: \d+/, "agentId: -1"),
      says: /QueryAgentDetailsSampleRequest\.yaml:\d+[\s\S]*>= \d+/,
    },
    {
      what: "an example that breaks an extension keyword",
      change: edit("cms/examples/QueryAgentOperationsSampleRequest.yaml", /(endTime: .* \d+:)\d+/, "$101"),
      says: /QueryAgentOperationsSampleRequest\.yaml:\d+[\s\S]*\d+ minutes/,
    },
    {
      what: "a type that the generators can't express",
      change: edit("cms/Vdn.yaml", "type: integer", "if: {}\ntype: integer"),
      says: /Vdn\.yaml:\d+[\s\S]*`if`/,
    },
  ])("$what", async ({ change, says }) => {
    const before = await bundles();
    const restore = await change();
    const { code, output } = await build();
    await restore();
    expect(output).toMatch(says);
    expect(output).toContain("spec/dist is as it was.");
    expect(code).toBe(1);
    expect(await bundles()).toEqual(before);
  });
});
