/** A release of the contract that a site is built for. */
export interface Release {
  tag: string;
  major: number;
}

/** The newest release of each major version, the newest version first. A pre-release is none. */
export function newestOfEach(tags: string[]): Release[] {
  const newest = new Map<number, { tag: string; parts: number[] }>();
  for (const tag of tags) {
    const parts = /^@cc-contract\/spec@(\d+)\.(\d+)\.(\d+)$/.exec(tag)?.slice(1).map(Number);
    const major = parts?.[0];
    if (!parts || major === undefined) continue;
    const known = newest.get(major);
    if (!known || compare(parts, known.parts) > 0) newest.set(major, { tag, parts });
  }
  return [...newest].sort(([a], [b]) => b - a).map(([major, { tag }]) => ({ tag, major }));
}

function compare(a: number[], b: number[]): number {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
