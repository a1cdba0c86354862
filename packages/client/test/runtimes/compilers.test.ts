import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, inject, test } from "vitest";
import { compilers, programs } from "./packages.ts";

// A project on a server, without a DOM, and two for a bundler, without the types of Node.
const bundled = { moduleResolution: "bundler", lib: ["es2022", "dom", "dom.iterable"], types: [] };
const modes: Record<string, [files: string[], options: object]> = {
  nodenext: [["consumer.mts", "consumer.cts"], { module: "nodenext", lib: ["es2022"], types: ["node"] }],
  node16: [["consumer.mts"], { module: "node16", lib: ["es2022"], types: ["node"] }],
  preserve: [["consumer.ts"], { module: "preserve", ...bundled }],
  esnext: [["consumer.ts"], { module: "esnext", ...bundled }],
};

describe.each(compilers)("TypeScript %s", (version) => {
  test.each(Object.keys(modes))("compiles a project with `module: %s`", async (mode) => {
    const [files, options] = modes[mode] as [string[], object];
    const project = inject("project");
    // Older compilers let CommonJS import no modules.
    const isOld = Number.parseFloat(version) < 5.8;
    const own = files.filter((file) => !(isOld && file.endsWith(".cts")));
    for (const file of own) await copyFile(join(project, "consumer.ts.txt"), join(project, file));
    const strictness = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    const compilerOptions = { ...options, ...strictness, target: "es2022", noEmit: true };
    const config = join(project, `tsconfig.${mode}.json`);
    await writeFile(config, JSON.stringify({ files: own, compilerOptions }));
    const compiler = join(project, "node_modules", programs.typescript(version));
    await promisify(execFile)(process.execPath, [compiler, "--project", config]).catch(({ stdout }) => {
      throw new Error(stdout);
    });
  });
});
