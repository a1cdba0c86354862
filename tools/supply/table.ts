import type { Dependency } from "./manifests.ts";

/** What people and the registry know of a dependency. */
export interface Reason {
  /** What it is for. */
  for: string;
  /** Why not another, or nothing. */
  instead: string;
  /** Version that the facts below are of. */
  version?: string;
  /** Date of the newest release at that time, by the registry. */
  released?: string;
  /** Bytes of the installed package without its own dependencies; null where this machine can't install it. */
  bytes?: number | null;
}

export type Reasons = Record<string, Reason>;

/** What dependencies and reasons do not agree in. */
export function findGaps(dependencies: Dependency[], reasons: Reasons): string[] {
  const names = dependencies.map(({ name }) => name);
  return [
    ...dependencies.flatMap((dependency) => gapsOf(dependency, reasons[dependency.name])),
    ...Object.keys(reasons)
      .filter((name) => !names.includes(name))
      .map((name) => `${name} has a reason, and no manifest names it`),
  ];
}

function gapsOf({ name, versions }: Dependency, reason: Reason | undefined): string[] {
  if (!reason?.for || !reason.instead) return [`${name} has no reason: say what it is for and why not another`];
  const [version, ...others] = versions;
  if (others.length > 0) return [`${name} has several versions: ${versions.join(", ")}`];
  if (reason.version === version) return [];
  return [`${name} is ${version}, the facts are of ${reason.version}: pnpm dependencies:update`];
}

/** The table as Markdown. */
export function render(dependencies: Dependency[], reasons: Reasons): string {
  const rows = dependencies.map(({ name, versions, users }) => {
    const { for: purpose, instead, released = "–", bytes } = reasons[name] as Reason;
    const size = typeof bytes === "number" ? kilobytes(bytes) : "–";
    return `| \`${name}\` | ${versions.join(", ")} | ${users.join(", ")} | ${purpose} | ${instead} | ${released} | ${size} |\n`;
  });
  return `# Dependencies

Every package of others that a manifest of this repository names, and why. Reasons stand in [dependencies.json](dependencies.json), versions and users in the manifests; \`pnpm dependencies:update\` writes this page from both and \`pnpm dependencies:check\` fails where they differ. "Used by" is in bold where users of a package of ours install it, too; everything else is needed only to work on this repository. "Newest" is the date of the newest release when the version was last looked at, by the registry; the size is that of the installed package without its own dependencies, and a dash stands for a package of another platform.

| package | version | used by | what for | why not another | newest | kB |
|---|---|---|---|---|---|---:|
${rows.join("")}`;
}

function kilobytes(bytes: number): string {
  return String(Math.max(1, Math.round(bytes / 1000)));
}
