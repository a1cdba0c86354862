import { randomInt } from "node:crypto";
import { type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";

/** A name or a number. */
const word = /[\p{L}\p{M}\p{N}]+/gu;
const letters = "abcdefghijklmnopqrstuvwxyz";

/** Replaces persons and their numbers in documents consistently. */
export interface Anonymiser {
  /** The document without what the contract doesn't name. */
  anonymise(schema: Schema, value: unknown): unknown;
  /** The replacement for the ID of an agent. */
  agentOf(id: unknown): string;
  /** The IDs of agents that have been replaced. */
  agents(): number[];
}

/**
 * Replaces the values of fields with `x-personal`: agent IDs by the lowest ones, strings by random ones of the same form.
 * In other strings it replaces the values replaced so far, and the secrets.
 */
export function createAnonymiser(contract: Contract, secrets: readonly string[]): Anonymiser {
  const replaced = new Map<string, string>();
  let nextAgent = Number(contract.components.schemas.AgentId?.minimum);

  function remember(original: string, make: () => string): string {
    const known = replaced.get(original);
    if (known !== undefined) return known;
    const taken = new Set(replaced.values());
    let made = make();
    for (let attempt = 0; attempt < 50 && (taken.has(made) || made === original); attempt++) made = make();
    replaced.set(original, made);
    return made;
  }

  const agents = new Set<number>();
  const agentOf = (id: unknown) => {
    agents.add(Number(id));
    return remember(String(id), () => String(nextAgent++));
  };
  const textOf = (text: string) => text.replace(word, (run) => remember(run, () => sameForm(run)));
  const scrub = (text: string) =>
    secrets
      .reduce((rest, secret) => rest.replaceAll(secret, "EXAMPLE"), text)
      .replace(word, (run) => replaced.get(run) ?? run);

  function anonymise(schema: Schema, value: unknown): unknown {
    const full = resolveSchema(contract, schema);
    const { properties = {}, items } = full as Schema & { items?: Schema };
    if (Array.isArray(value)) return value.map((item) => anonymise(items ?? {}, item));
    if (typeof value === "object" && value !== null) {
      const named = Object.entries(value).filter(([key]) => Object.hasOwn(properties, key));
      return Object.fromEntries(named.map(([key, part]) => [key, anonymise(properties[key] || {}, part)]));
    }
    const sentinels = (full["x-sentinels"] ?? []) as { value: unknown }[];
    if (sentinels.some((one) => one.value === value)) return value;
    if (full["x-personal"] === undefined) return typeof value === "string" && isFree(full) ? scrub(value) : value;
    if (full["x-personal"] === "agentId") return typeof value === "number" ? Number(agentOf(value)) : agentOf(value);
    return typeof value === "string" ? textOf(value) : value;
  }

  return { anonymise, agentOf, agents: () => [...agents] };
}

/** Whether a string is free text, not a time or code. */
function isFree(schema: Schema): boolean {
  return ["pattern", "const", "enum", "x-codes"].every((keyword) => !(keyword in schema));
}

/** A random string with a digit for each digit and a letter for any other character. */
function sameForm(text: string): string {
  return Array.from(text, (character) =>
    /\p{Nd}/u.test(character) ? String(randomInt(10)) : (letters[randomInt(letters.length)] as string),
  ).join("");
}
