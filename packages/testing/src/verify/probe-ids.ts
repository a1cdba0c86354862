import { isDeepStrictEqual } from "node:util";
import { idFields, type Leaf } from "../fields.ts";
import { valueAt, withValueAt } from "../value-at.ts";
import { isFixture } from "./fixtures.ts";
import { echoOf, listOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { nothing, type Probe, type Subject } from "./probe.ts";

type Values = Record<string, unknown>;

/**
 * Another agent, VDN or call centre has different data, or none: a server that responds the same ignores the field.
 * This is certain only if the data identifies its owner. Empty responses can be equal, so they show nothing.
 */
export function listIdProbes({ contract, operation, everything, remedy }: Subject): Probe[] {
  const { data: field } = operation.service;
  return idFields(contract, operation).flatMap((leaf): Probe[] => {
    const own = valueAt(everything, leaf.path);
    const other = otherThan(own, leaf);
    if (!isFixture(operation, leaf.path, leaf.schema.type) || own === undefined || other === undefined) return [];
    const request = withValueAt(everything, leaf.path, other);
    // Two agents can have the same numbers, and two call centres the same agents.
    const isNamed = echoOf(contract, operation, leaf.name) !== undefined;
    return [
      {
        description: `response for another ${leaf.name}`,
        place: requestPlace(contract, operation, leaf.path, "description"),
        data: request,
        async run(query) {
          const first = await query(everything);
          if (first === undefined) return nothing;
          if (!isTelling(first)) return { inconclusive: `${leaf.name} ${own} has no data to compare: ${remedy}` };
          const others = await query(request, "response");
          if (others === undefined) return nothing;
          const again = await query(everything);
          if (again === undefined || !isSame(others, first, again)) return nothing;
          const wrong = [`the same ${field} for ${leaf.name} ${other} as for ${own}`];
          return { wrong, kind: isNamed ? "violation" : "note" };
        },
      },
    ];
  });
}

/** A different value of a field, as far away as the contract allows: it need not exist. */
function otherThan(own: unknown, { schema }: Leaf): unknown {
  const { maximum, minimum, examples = [] } = schema as { maximum?: number; minimum?: number; examples?: unknown[] };
  const next = typeof own === "number" ? own + 1 : undefined;
  const candidates = [maximum, minimum, ...examples.toReversed(), next];
  return candidates.find((one) => one !== undefined && one !== own);
}

/** Whether a response contains something unlikely to be equal by chance. */
function isTelling(data: unknown): boolean {
  const list = listOf(data);
  return list ? list.length > 0 : Object.values(Object(data)).some((value) => Boolean(value));
}

/** Whether a response equals one of two responses to the same request, ignoring what changed between those. */
function isSame(others: unknown, first: unknown, again: unknown): boolean {
  const list = listOf(others);
  if (list) return [first, again].some((one) => isDeepStrictEqual(list, listOf(one)));
  const [one, two, three] = [others, first, again].map((data) => Object(data) as Values) as [Values, Values, Values];
  const steady = Object.keys(two).filter((name) => isDeepStrictEqual(two[name], three[name]));
  return steady.some((name) => two[name]) && steady.every((name) => isDeepStrictEqual(one[name], two[name]));
}
