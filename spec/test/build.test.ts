import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readContract } from "../model/contract.ts";
import { listOperations } from "../model/operations.ts";

// Builds copies of the contract, in a folder with every character that a path may hold, by the real command.

const source = join(import.meta.dirname, "..");
const { length } = listOperations(await readContract());
const left = ["node_modules", "dist", "fixtures", ".turbo"];
let folder: string;
let root: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "cc-contract-spec-")));
  const checkout = join(folder, "C# [alt] it's (1) a&b 100% %41 ü");
  root = join(checkout, "spec");
  await cp(source, root, { recursive: true, filter: (file) => !left.includes(basename(file)) });
  await cp(join(source, "../tools/lib"), join(checkout, "tools/lib"), { recursive: true });
  await symlink(join(source, "node_modules"), join(root, "node_modules"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Exit code and all that the build of the copy prints. */
function build(): Promise<{ code: number; output: string }> {
  const { HOME: _, ...env } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "scripts/build.ts")], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(root, file), "utf8");
  const edited = change(text);
  expect(edited, file).not.toBe(text);
  await writeFile(join(root, file), edited);
}

const bundle = (of: string) =>
  Promise.all(
    ["openapi.yaml", "openapi.json", "index.js", "index.d.ts"].map((file) => readFile(join(of, "dist", file), "utf8")),
  );

test("a build gives the same bytes in any folder, with line ends of Windows, without .git and HOME", async () => {
  const files = (await readdir(root, { recursive: true })).filter((file) => /^(?!node_modules).*\.yaml$/.test(file));
  for (const file of files) await edit(file, (text) => text.replaceAll("\n", "\r\n"));
  expect(await build()).toEqual({
    code: 0,
    output: expect.stringMatching(`^spec/dist: ${length} operations, \\d+ schemas\n$`),
  });
  expect(await bundle(root)).toEqual(await bundle(source));
});

test("a path with a PUT, a GET with a list in its query and a DELETE that returns 204 is taken", async () => {
  const [before] = await bundle(root);
  await cp(join(root, "test/operations"), join(root, "gateway"), { recursive: true });
  await edit("openapi.yaml", (text) =>
    text.replace(/^paths:$/m, `paths:\n  /notes/{agentid}:\n    $ref: gateway/updateAgentNote.yaml`),
  );
  expect(await build()).toMatchObject({ code: 0, output: expect.stringContaining(`${length + 3} operations`) });
  expect(await bundle(root)).not.toContain(before);
});

test("a broken contract ends the build with file, line and remedy, and leaves the last good bundle", async () => {
  const before = await bundle(root);
  await edit("codes/cantRestReason.yaml", (text) => text.replace("complete: true", "complete: [true"));
  await edit("cms/QueryAgentDetailsQueryParam.yaml", (text) => text.replace("CcId.yaml", "CcID.yaml"));
  await edit("gateway/QueryAgentCallStatisticsSuccess.yaml", (text) =>
    text.replace("AgentCallStatistics.yaml", "Vdn.yaml"),
  );
  await cp(join(root, "cms/Vdn.yaml"), join(root, "gateway/Vdn.yaml"));
  await edit("gateway/Vdn.yaml", (text) => text.replace(/maximum: \d+/, "maximum: 9007199254740993"));
  await edit("cms/examples/QueryAgentPrivateCallsSampleRequest.yaml", (text) =>
    text.replace(/agentId: \d+/, "agentId: -1"),
  );
  await edit("cms/examples/QueryAgentOperationsSampleRequest.yaml", (text) =>
    text.replace(/(endTime: .* \d+:)\d+/, "$101"),
  );
  await edit("cms/Limit.yaml", (text) => text.replace("type: integer", "if: {}\ntype: integer"));

  const { code, output } = await build();
  const problems = output.split(/^(?=\[\d+\] )/m);
  for (const problem of [
    /^.* codes\/cantRestReason\.yaml:\d+:\d+ .*not valid YAML.*Quote/s,
    /^.* cms\/QueryAgentDetailsQueryParam\.yaml:\d+:\d+ .*CcID\.yaml.*Write a path/s,
    /^.* gateway\/Vdn\.yaml:\d+:\d+ .*Rename one of the files/s,
    /^.* gateway\/Vdn\.yaml:\d+:\d+ .*Write a smaller one/s,
    /^.* cms\/examples\/QueryAgentPrivateCallsSampleRequest\.yaml:\d+:\d+ .*>= \d+.*Fix the example/s,
    /^.* cms\/examples\/QueryAgentOperationsSampleRequest\.yaml:\d+:\d+ .*a positive multiple of \d+ minutes/s,
    /^.* cms\/Limit\.yaml:\d+:\d+ .*would lose `if`/s,
  ]) {
    expect(problems, String(problem)).toContainEqual(expect.stringMatching(problem));
  }
  expect(output).not.toContain("NaN");
  expect(output).toMatch(/The contract was not built. spec\/dist is unchanged.\n$/);
  expect(code).toBe(1);
  expect(await bundle(root)).toEqual(before);
  expect((await readdir(root)).filter((name) => name.startsWith("dist"))).toEqual(["dist"]);
});
