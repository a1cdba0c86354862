/** Names of licences that are fine for everything, and those that are fine for one package, with the reason. */
export interface Allowed {
  allowed: string[];
  allowedFor: Record<string, [licence: string, reason: string]>;
}

/** Packages by licence, as `pnpm licenses list --json` prints them. */
export type Licences = Record<string, { name: string; versions: string[] }[]>;

/** Which packages have a licence that the list does not allow, and which exceptions are for nothing. */
export function findForbidden(licences: Licences, { allowed, allowedFor }: Allowed): string[] {
  const used = new Set<string>();
  const found = Object.entries(licences).flatMap(([expression, packages]) =>
    packages.flatMap(({ name, versions }) => {
      if (isAllowed(expression, allowed)) return [];
      if (allowedFor[name]?.[0] === expression) {
        used.add(name);
        return [];
      }
      return [`${name} ${versions.join(", ")}: ${expression}`];
    }),
  );
  const idle = Object.keys(allowedFor).filter((name) => !used.has(name));
  return [...found, ...idle.map((name) => `${name} needs no exception any more`)];
}

/** Of a choice one is enough, of a sum all have to be allowed. */
function isAllowed(expression: string, allowed: string[]): boolean {
  const inner = expression.replace(/^\((.*)\)$/, "$1");
  if (inner.includes(" OR ")) return inner.split(" OR ").some((one) => isAllowed(one, allowed));
  return inner.split(" AND ").every((one) => allowed.includes(one));
}
