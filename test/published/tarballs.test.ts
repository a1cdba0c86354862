import { readFile } from "node:fs/promises";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installPacked, type Packed } from "../../tools/lib/pack.ts";
import { listPackages } from "../../tools/lib/packages.ts";

// The tarballs of the four packages, before installation.

describe.each(await listPackages())("$name", ({ name, path }) => {
  let packed: Packed;
  beforeAll(async () => {
    packed = await installPacked(path);
  });
  afterAll(() => packed.remove());

  test("has what was built, and no source, test or map", () => {
    const built = /^dist\/.+(?<!\.test)\.(js|json|yaml|d\.ts)$/;
    expect(packed.files.filter((file) => !built.test(file)).sort()).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  test("says what it is, where it comes from and what it needs, and runs nothing when it is installed", () => {
    expect(packed.manifest).toMatchObject({
      name,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      license: "Apache-2.0",
      repository: { type: "git", directory: expect.any(String) },
      engines: { node: expect.any(String) },
      exports: { ".": expect.any(String) },
      sideEffects: name === "@cc-contract/testing" ? expect.any(Array) : false,
    });
    const scripts = Object.keys(packed.manifest.scripts ?? {});
    expect(scripts.filter((script) => /^(pre|post)?(install|prepare)$/.test(script))).toEqual([]);
    expect(JSON.stringify(packed.manifest.dependencies ?? {})).not.toContain("workspace:");
  });

  test("has a manifest without faults", async () => {
    expect((await publint({ pkgDir: packed.root, strict: true })).messages).toEqual([]);
  });

  test("has types that fit its modules", async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(packed.tarball))));
    if (!result.types) throw new Error("the package has no types");
    // ESM alone, which `require` takes on every Node that `engines` allows; resolution by `node10` ignores `exports`,
    // and YAML is not a module.
    const found = result.problems.filter(
      (problem) =>
        problem.kind !== "CJSResolvesToESM" &&
        !(problem.kind === "NoResolution" && problem.resolutionKind === "node10") &&
        !("entrypoint" in problem && problem.entrypoint.endsWith(".yaml")),
    );
    expect(found).toEqual([]);
  });
});
