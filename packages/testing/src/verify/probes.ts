import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { idFields, timeSpanOf } from "../fields.ts";
import { onlyReads } from "../operations.ts";
import { isHeader } from "./fixtures.ts";
import type { Probe } from "./probe.ts";
import { listCodeProbes, withoutCodes } from "./probe-codes.ts";
import { listIdProbes } from "./probe-ids.ts";
import { listPageProbes } from "./probe-pages.ts";
import { listWindowProbes } from "./probe-window.ts";

/** Every probe of an operation; none if it changes data, because its responses may not depend on the request. */
export function listProbes(
  contract: Contract,
  operation: Operation,
  sample: unknown,
  paged: boolean | undefined,
): Probe[] {
  if (!onlyReads(operation)) return [];
  const ids = idFields(contract, operation).filter(({ path }) => !isHeader(operation, path));
  const { begin, end } = timeSpanOf(contract, operation) ?? {};
  const names = [...ids.map(({ name }) => name), begin, end].filter((name) => name !== undefined);
  const subject = {
    ...{ contract, operation, sample, paged },
    everything: withoutCodes(contract, operation, sample),
    remedy: `set others in the fixtures: ${names.join(", ")}`,
  };
  return [
    ...listIdProbes(subject),
    ...listCodeProbes(subject),
    ...listWindowProbes(subject),
    ...(paged === false ? [] : listPageProbes(subject)),
  ];
}
