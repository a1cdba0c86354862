import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes the version of @cc-contract/spec into the contract, so that there is one version story. Returns it. */
export async function writeContractVersion(root: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, "spec/package.json"), "utf8"));
  const file = join(root, "spec/openapi.yaml");
  const text = await readFile(file, "utf8");
  const next = text.replace(/^( {2}version: ).+$/m, `$1${version}`);
  if (!next.includes(`\n  version: ${version}\n`)) throw new Error(`${file} has no info.version to write to`);
  await writeFile(file, next);
  return version;
}

/** Puts a section on top of a changelog, below its title. */
export function prependSection(changelog: string, section: string): string {
  const [title = "", ...rest] = changelog.split(/\n(?=## )/);
  return `${[title.trimEnd(), section.trimEnd(), ...rest.map((part) => part.trimEnd())].join("\n\n")}\n`;
}
