/** Licences that are fine for everything, and those that are fine for one package, with the reason. */
export interface Allowed {
  allowed: string[];
  allowedFor: Record<string, [licence: string, reason: string]>;
}

/** Packages by licence, as `pnpm licenses list --json` prints them. */
export type Licences = Record<string, { name: string }[]>;

/** Which packages have a licence that the list doesn't allow. */
export function findForbidden(licences: Licences, { allowed, allowedFor }: Allowed): string[] {
  return Object.entries(licences).flatMap(([expression, packages]) =>
    packages
      .filter(({ name }) => !isAllowed(expression, allowed) && allowedFor[name]?.[0] !== expression)
      .map(({ name }) => `tools/supply/licences.json: ${name} has the licence ${expression}`),
  );
}

/** Of a choice one is enough, of a sum all have to be allowed. */
function isAllowed(expression: string, allowed: string[]): boolean {
  const inner = expression.replace(/^\((.*)\)$/, "$1");
  if (inner.includes(" OR ")) return inner.split(" OR ").some((one) => isAllowed(one, allowed));
  return inner.split(" AND ").every((one) => allowed.includes(one));
}
