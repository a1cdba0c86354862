import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prependSection, writeContractVersion } from "./contract-version.ts";

test("the version of the package is written into the contract, and nothing else of it changes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-version-"));
  await mkdir(join(folder, "spec"));
  await cp(join(import.meta.dirname, "../../spec/openapi.yaml"), join(folder, "spec/openapi.yaml"));
  const before = await readFile(join(folder, "spec/openapi.yaml"), "utf8");
  await writeFile(join(folder, "spec/package.json"), '{ "version": "9.8.7" }');
  expect(await writeContractVersion(folder)).toBe("9.8.7");
  const after = await readFile(join(folder, "spec/openapi.yaml"), "utf8");
  expect(after.split("\n").filter((line, index) => line !== before.split("\n")[index])).toEqual(["  version: 9.8.7"]);
  await rm(folder, { recursive: true });
});

test("a new section stands on top, below the title", () => {
  const changelog = "# Title\n\nText.\n\n## 0.1.0\n\nOld.\n";
  expect(prependSection(changelog, "## 0.2.0\n\nNew.\n")).toBe(
    "# Title\n\nText.\n\n## 0.2.0\n\nNew.\n\n## 0.1.0\n\nOld.\n",
  );
});
