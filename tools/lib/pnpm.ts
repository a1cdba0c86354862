/** The command line of pnpm: the one that runs this script, or else the newest of its major version. */
export function pnpm(...args: string[]): [command: string, args: string[]] {
  const own = process.env.npm_execpath ?? "";
  return own.includes("pnpm") ? [own, args] : ["npx", ["-y", "pnpm@12", ...args]];
}
