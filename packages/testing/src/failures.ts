import type { components } from "@cc-contract/client";
import { services } from "@cc-contract/client";
import type { CodeEntry, Contract } from "@cc-contract/spec/model/contract";

type Schemas = components["schemas"];

/** Code in a table, by name. */
export function codeOf(contract: Contract, table: string, name: string): number | string {
  return entryOf(contract, table, name).code;
}

function entryOf(contract: Contract, table: string, name: string): CodeEntry {
  const codes = contract["x-codes"][table]?.codes ?? [];
  const entry = codes.find((one) => one.name === name);
  if (!entry) throw new Error(`The contract's table ${table} has no code named ${name}`);
  return entry;
}

/** Every failure that a service returns with HTTP 200, according to the contract. */
export interface Failures {
  /** The request breaks the contract. */
  invalid: { cms: Schemas["CmsFailure"]; gateway: Schemas["GatewayFailure"] };
  /** The agent does not exist in that VDN of the call centre. */
  unknownAgent: Schemas["CmsFailure"];
  /** The GUID is missing or unknown. */
  notSignedIn: Schemas["GatewayFailure"];
  /** The GUID has expired or belongs to another agent. */
  noPermission: Schemas["GatewayFailure"];
  /** Too many wrong signatures; this one has a separate HTTP status. */
  locked: { status: number; body: Schemas["C2Error"] };
}

/** Reads the failures from the tables and examples of the contract. */
export function readFailures(contract: Contract): Failures {
  const locked = contract.components.examples.C2LockedError?.value as Schemas["C2Error"];
  const example = (name: string) => contract.components.examples[name]?.value;
  const failureOf = (service: keyof typeof services, name: string) => {
    const { code, message } = services[service];
    const entry = entryOf(contract, code, name);
    return { [code]: String(entry.code), [message]: entry.meaning };
  };
  return {
    invalid: {
      cms: example("CmsInvalidParameter") as Schemas["CmsFailure"],
      gateway: failureOf("gateway", "WrongParameter") as Schemas["GatewayFailure"],
    },
    // The response for an unknown agent is not documented. A request that breaks the contract is a different case, so this
    // another thing, so this has another code.
    unknownAgent: failureOf("cms", "CallFailed") as Schemas["CmsFailure"],
    notSignedIn: example("GatewayNotSignedIn") as Schemas["GatewayFailure"],
    noPermission: failureOf("gateway", "NoPermission") as Schemas["GatewayFailure"],
    locked: { status: Number(locked.status), body: locked },
  };
}
