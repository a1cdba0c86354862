import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import { UsageError } from "../../packages/testing/src/port.ts";

const run = promisify(execFile);
const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

/** What the present bundle is compared with. */
export interface Base {
  /** How it is called in reports. */
  name: string;
  bundle: object;
  /** Whether there is no release yet, and the base holds nothing. */
  isEmpty: boolean;
}

/** The base that was asked for: a file, a git ref, or else the last release. */
export async function findBase(root: string, asked: string | undefined): Promise<Base> {
  if (asked !== undefined) {
    const file = await readFile(asked, "utf8").catch(() => undefined);
    return {
      name: asked,
      isEmpty: false,
      bundle: file === undefined ? await bundleAt(root, asked) : bundleIn(asked, file),
    };
  }
  const tag = await lastRelease(root);
  if (tag === undefined) return { name: "nothing", isEmpty: true, bundle: { paths: {}, components: {} } };
  return { name: tag, isEmpty: false, bundle: await bundleAt(root, tag) };
}

/** The tag of the last release of the contract; undefined where there is none in this clone. */
async function lastRelease(root: string): Promise<string | undefined> {
  const args = ["tag", "--list", "@cc-contract/spec@*", "--merged", "HEAD", "--sort=-version:refname"];
  const { stdout } = await run("git", args, { cwd: root });
  return stdout.split("\n")[0] || undefined;
}

function bundleIn(file: string, text: string): object {
  try {
    const bundle: unknown = parse(text);
    if (typeof bundle === "object" && bundle !== null && "openapi" in bundle) return bundle;
  } catch {
    // Said below.
  }
  throw new UsageError(`${file} is no bundle of an OpenAPI contract`);
}

/** Bundles the contract of another commit in a temporary folder, with the bundler of today and none of our rules. */
async function bundleAt(root: string, ref: string): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-base-"));
  try {
    const archive = join(folder, "spec.tar");
    await run("git", ["archive", `--output=${archive}`, "--end-of-options", ref, "spec"], { cwd: root }).catch(() => {
      throw new UsageError(`${ref} is neither a file nor a commit with a folder spec`);
    });
    await run("tar", ["-xf", "spec.tar"], { cwd: folder });
    await writeFile(join(folder, "redocly.yaml"), "extends: []\n");
    const output = join(folder, "openapi.json");
    const renaming = "--component-renaming-conflicts-severity=error";
    const args = [cli, "bundle", "spec/openapi.yaml", `--output=${output}`, "--config=redocly.yaml", renaming];
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    await run(process.execPath, args, { cwd: folder, env }).catch(({ stderr = "" }) => {
      throw new UsageError(`the contract of ${ref} can't be bundled:\n${stderr}`);
    });
    return JSON.parse(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true });
  }
}
