import type { Contract, Schema } from "./contract.ts";

type Editions = Record<string, Schema>;

/** The later editions of the vendor's pages that a contract supports, by year. */
export function editionsOf(contract: Contract): string[] {
  const years = new Set<string>();
  JSON.stringify(contract, (key, value) => {
    if (key === "x-editions") for (const year of Object.keys(value as Editions)) years.add(year);
    return value;
  });
  return [...years].sort();
}

/** The contract according to a later edition of the vendor's pages. */
export function withEdition(contract: Contract, edition: string): Contract {
  const changed: Contract = JSON.parse(JSON.stringify(contract), (_, value) => {
    const { "x-editions": editions, ...own } = Object(value) as { "x-editions"?: Editions };
    return editions ? { ...own, ...editions[edition] } : value;
  });
  return { ...changed, info: { ...changed.info, "x-edition": edition } };
}
