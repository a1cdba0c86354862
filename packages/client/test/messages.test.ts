import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { compile, copyClient } from "./generate.ts";

// What a compiler says of a mistake. It is read in an editor, so it has to be short.

let folder: string;
beforeAll(async () => {
  folder = await copyClient({});
});

/** What the compiler says of a line, without the places. */
async function messageOf(line: string): Promise<string[]> {
  const file = join(folder, "src/mistake.ts");
  const client = 'import type { CmsClient } from "./cms.ts";\ndeclare const cms: CmsClient;';
  await writeFile(file, `${client}\nexport const some: number | undefined = Math.random() || undefined;\n${line}`);
  onTestFinished(() => rm(file, { force: true }));
  const output = await compile(folder).then(
    () => "",
    (error: Error) => error.message,
  );
  return output
    .trim()
    .split("\n")
    .map((line) => line.replace(/^.*error TS\d+: /, "").trim());
}

describe("an incomplete page is explained", () => {
  test.each([
    ["offset: 5", "limit"],
    ["limit: 5", "offset"],
  ])("{ %s }: what is missing is named, and no intersection", async (given, missing) => {
    const message = await messageOf(`cms.queryAgentRests({ queryParam: { ccId: 1, vdn: 1, ${given} } });`);
    expect(message).toHaveLength(2);
    expect(message[1]).toMatch(new RegExp(`^Property '${missing}' is missing in type`));
    expect(message.join()).not.toContain("&");
  });

  test.each([
    ["offset: some, limit: 5", "number"],
    ["offset: some, limit: some", "never"],
  ])("{ %s }, where some may be undefined", async (given, expected) => {
    const message = await messageOf(`cms.queryAgentRests({ queryParam: { ccId: 1, vdn: 1, ${given} } });`);
    expect(message.slice(-3)).toEqual([
      "Types of property 'offset' are incompatible.",
      `Type 'number | undefined' is not assignable to type '${expected}'.`,
      `Type 'undefined' is not assignable to type '${expected}'.`,
    ]);
    expect(message.join()).not.toContain("&");
  });
});

describe("a path of the other service is one line", () => {
  const elsewhere = async () => {
    const text = await readFile(join(folder, "src/generated/operations.gen.ts"), "utf8");
    return /"(\/agentgateway[^"]*)"/.exec(text)?.[1];
  };

  test("which names the type of the paths of this one", async () => {
    const path = await elsewhere();
    expect(await messageOf(`cms.raw.POST("${path}", {});`)).toEqual([
      `Argument of type '"${path}"' is not assignable to parameter of type 'PathsWithMethod<CmsPaths, "post">'.`,
    ]);
  });

  test("which names the client, where no path of this one has the method", async () => {
    expect(await messageOf(`cms.raw.HEAD("${await elsewhere()}", {});`)).toEqual([
      "Property 'HEAD' does not exist on type 'RawClient<CmsPaths>'.",
    ]);
  });
});
