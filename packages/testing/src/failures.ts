import type { components } from "@cc-contract/client";
import { services } from "@cc-contract/client";
import type { CodeEntry, Contract } from "@cc-contract/spec/model/contract";

type Schemas = components["schemas"];

/** Code of a table by its name. */
export function codeOf(contract: Contract, table: string, name: string): number | string {
  return entryOf(contract, table, name).code;
}

function entryOf(contract: Contract, table: string, name: string): CodeEntry {
  const codes = contract["x-codes"][table]?.codes ?? [];
  const entry = codes.find((one) => one.name === name);
  if (!entry) throw new Error(`The table ${table} of the contract has no code with the name ${name}`);
  return entry;
}

/** Every failure that a service responds with with HTTP 200, as far as the contract says it. */
export interface Failures {
  /** The request breaks the contract. */
  invalid: { cms: Schemas["CmsFailure"]; gateway: Schemas["GatewayFailure"] };
  /** The call centre has no such agent in that VDN. */
  unknownAgent: Schemas["CmsFailure"];
  /** The GUID is missing, or nobody's. */
  notSignedIn: Schemas["GatewayFailure"];
  /** The GUID was somebody's, or is another agent's. */
  noPermission: Schemas["GatewayFailure"];
  /** Too many signatures were wrong; this one comes by its status. */
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
    // What the service says of an agent that it doesn't have is not documented. That the request breaks the contract is
    // another thing, so this has another code.
    unknownAgent: failureOf("cms", "CallFailed") as Schemas["CmsFailure"],
    notSignedIn: example("GatewayNotSignedIn") as Schemas["GatewayFailure"],
    noPermission: failureOf("gateway", "NoPermission") as Schemas["GatewayFailure"],
    locked: { status: Number(locked.status), body: locked },
  };
}
