import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fetchLocked } from "../../tools/lib/locked.ts";
import { type Outcome, run } from "../../tools/lib/run.ts";

/** The tools, installed: what others take our contract to. */
export const tools = await fetchLocked(join(import.meta.dirname, "tools"));

const dist = dirname(fileURLToPath(import.meta.resolve("@cc-contract/spec/openapi.yaml")));
/** The documents that are published, in YAML. */
export const documents = (await readdir(dist)).filter((file) => file.endsWith(".yaml")).sort();

const commands = [join(tools, "node_modules/.bin"), join(import.meta.dirname, "../node_modules/.bin")];
const env = {
  ...process.env,
  PATH: [...commands, process.env.PATH].join(":"),
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  // One of them fails because of colours.
  NO_COLOR: "1",
};

/** A folder for one tool, in which it finds the published forms of the contract and its own package. */
export async function folderFor(name: string): Promise<string> {
  const folder = join(tools, "work", name.replaceAll(/\W+/g, "-"));
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "out"), { recursive: true });
  await cp(dist, folder, { recursive: true, filter: (file) => file === dist || /\.(json|yaml)$/.test(file) });
  return folder;
}

/** Runs the command of a tool in its folder. */
export function runCommand([command = "", ...args]: readonly string[], folder: string): Promise<Outcome> {
  return run(command, args, folder, env);
}
