type Manifest = Partial<Record<"dependencies" | "devDependencies" | "optionalDependencies", Record<string, string>>>;

/** Where the manifests and the table of reasons differ. */
export function findGaps(manifests: Manifest[], page: string): string[] {
  const used = new Map<string, Set<string>>();
  for (const { dependencies, devDependencies, optionalDependencies } of manifests) {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })) {
      if (!version.startsWith("workspace:")) used.set(name, (used.get(name) ?? new Set()).add(version));
    }
  }
  const reasons = [...page.matchAll(/^\| `([^`]+)` \| [^|]*\w[^|]* \| [^|]*\w[^|]* \|$/gm)].map(
    ([, name = ""]) => name,
  );
  const where = "docs/dependencies.md";
  return [
    ...[...used.keys()].filter((name) => !reasons.includes(name)).map((name) => `${where}: ${name} has no reason`),
    ...reasons.filter((name) => !used.has(name)).map((name) => `${where}: ${name} is no dependency`),
    ...[...used]
      .filter(([, versions]) => versions.size > 1)
      .map(([name, versions]) => `${name} is a dependency in several versions: ${[...versions].join(", ")}`),
  ];
}
