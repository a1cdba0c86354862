import type { Contract } from "@cc-contract/spec/model/contract";
import type { Change, Step } from "../change.ts";

/** A small change of the present contract, and what has to be said of it. */
export interface Fixture {
  name: string;
  /** Makes the base from the present bundle, where the present one has nothing to change. */
  before?: (contract: Contract) => void;
  edit: (contract: Contract) => void;
  /** The edited bundle is the base, and the present one the new one. */
  reversed?: true;
  /** What the gravest change is. */
  kind: string;
  side: Change["side"];
  breaking: boolean;
  /** The step from 1.0.0 on. */
  step: Step;
}

type Edit = Fixture["edit"];
type Group = [name: string, kind: string, edit: Edit, before?: Edit | "reversed"][];

/** Fixtures that have the same verdict. */
export function group(verdict: Pick<Fixture, "side" | "breaking" | "step">, fixtures: Group): Fixture[] {
  return fixtures.map(([name, kind, edit, before]) => ({
    ...{ name, kind, edit, ...verdict },
    ...(before === "reversed" && { reversed: true }),
    ...(typeof before === "function" && { before }),
  }));
}

/** Both bundles of a fixture, made from the present one. */
export function bundlesOf({ before, edit, reversed }: Fixture, present: Contract): { base: Contract; next: Contract } {
  const base = structuredClone(present);
  before?.(base);
  const next = structuredClone(base);
  edit(next);
  return reversed ? { base: next, next: base } : { base, next };
}
