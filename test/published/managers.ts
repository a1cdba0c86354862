import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { install } from "../../packages/client/test/runtimes/install.ts";
import { bun } from "../../packages/client/test/runtimes/packages.ts";
import { installTool } from "../../tools/lib/install-tool.ts";
import { root } from "../../tools/lib/packages.ts";
import { run } from "../../tools/lib/run.ts";

/** Who installs the packages, and by what their users run them. */
export interface Manager {
  name: string;
  /** Files that its project has beside the manifest. */
  files(registry: string): Record<string, string>;
  install: string[];
  run: string[];
}

/** The managers, each installed in a folder of its own but npm, which comes with Node. */
export async function listManagers(temporary: string): Promise<Manager[]> {
  const node = process.execPath;
  const [pnpm, yarn, bunFile] = await Promise.all([
    installTool(temporary, { name: "pnpm", version: "12.21.0", file: "bin/pnpm.mjs" }),
    installTool(temporary, { name: "@yarnpkg/cli-dist", version: "4.18.1", file: "bin/yarn.js" }),
    install(temporary, bun),
  ]);
  return [
    {
      name: "npm",
      files: () => ({}),
      install: ["npm", "install", "--no-audit", "--no-fund"],
      run: [node],
    },
    {
      name: "pnpm",
      // It takes no version that is younger than a day, but those of whom one expects it.
      files: () => ({ "pnpm-workspace.yaml": 'minimumReleaseAgeExclude: ["@cc-contract/*"]\n' }),
      install: [node, pnpm, "install"],
      run: [node],
    },
    {
      name: "Yarn",
      files: () => ({
        ".yarnrc.yml":
          'nodeLinker: node-modules\nenableTelemetry: false\nunsafeHttpWhitelist: ["127.0.0.1"]\n' +
          'npmPreapprovedPackages: ["@cc-contract/*"]\n',
      }),
      install: [node, yarn, "install"],
      run: [node],
    },
    {
      name: "Bun",
      files: () => ({}),
      install: [bunFile, "install"],
      run: [bunFile, "--no-install"],
    },
  ];
}

/** The environment of somebody else: a home without settings, one registry, and nothing of this workspace. */
export function environment(home: string, registry: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|yarn_|bun_|TURBO_|VITEST|NODE_PATH|CI$|XDG_|HTTPS?_PROXY)/i.test(name),
  );
  const path = (process.env.PATH ?? "").split(":").filter((part) => !part.startsWith(root));
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    ...{ HOME: home, PATH: path.join(":"), NO_COLOR: "1", NO_UPDATE_NOTIFIER: "1" },
    ...{ npm_config_registry: registry, pnpm_config_registry: registry, YARN_NPM_REGISTRY_SERVER: registry },
  };
}

/** Makes an empty project with these dependencies, and installs them. Returns its folder. */
export async function makeProject(
  temporary: string,
  manager: Manager,
  registry: string,
  dependencies: Record<string, string>,
): Promise<string> {
  const folder = join(temporary, "projects", manager.name);
  await mkdir(folder, { recursive: true });
  const manifest = JSON.stringify({ name: "somebody-elses", private: true, type: "module", dependencies }, null, 2);
  for (const [name, text] of Object.entries({ "package.json": manifest, ...manager.files(registry) })) {
    await writeFile(join(folder, name), text);
  }
  const [command = "", ...args] = manager.install;
  const { code, stdout, stderr } = await run(command, args, folder, environment(join(temporary, "home"), registry));
  if (code !== 0) throw new Error(`${manager.name} install ended with ${code}\n${stdout}${stderr}`);
  return folder;
}
