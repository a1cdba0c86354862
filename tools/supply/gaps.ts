type Manifest = Partial<Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>>>;

/** Where the manifests and the table of reasons differ. */
export function findGaps(manifests: Manifest[], page: string): string[] {
  const all = manifests.flatMap(({ dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }),
  );
  const used = new Set(all.flatMap(([name, version]) => (version.startsWith("workspace:") ? [] : [name])));
  const reasons = new Set(
    [...page.matchAll(/^\| `([^`]+)` \| [^|]*\w[^|]* \| [^|]*\w[^|]* \|$/gm)].map(([, name = ""]) => name),
  );
  return [
    ...[...used.difference(reasons)].map((name) => `docs/dependencies.md: ${name} has no reason`),
    ...[...reasons.difference(used)].map((name) => `docs/dependencies.md: ${name} is not a dependency`),
  ];
}
