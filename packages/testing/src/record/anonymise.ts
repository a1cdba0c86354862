import { randomInt } from "node:crypto";
import { type Contract, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { takesAgent } from "../fields.ts";

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
 * Replaces the values of fields with `x-personal`: agent IDs by the lowest ones, texts by random ones of the same form. In
 * other texts it replaces what it has replaced so far, and hides the secrets.
 */
export function createAnonymiser(contract: Contract, hide: (text: string) => string): Anonymiser {
  const agentIds = new Map<string, string>();
  const words = new Map<string, string>();
  let nextAgent = Number(contract.components.schemas.AgentId?.minimum);

  function remember(known: Map<string, string>, original: string, make: () => string): string {
    const before = known.get(original);
    if (before !== undefined) return before;
    const taken = new Set(known.values());
    let made = make();
    for (let attempt = 0; attempt < 50 && (taken.has(made) || made === original); attempt++) made = make();
    known.set(original, made);
    return made;
  }

  const agentOf = (id: unknown) => remember(agentIds, String(id), () => String(nextAgent++));
  const textOf = (text: string) =>
    text.replace(word, (run) => agentIds.get(run) ?? remember(words, run, () => sameForm(run)));
  const scrub = (text: string) => hide(text).replace(word, (run) => agentIds.get(run) ?? words.get(run) ?? run);

  /** A name may have the ID of its agent in it and come before that, so that IDs are replaced first, alone. */
  function anonymise(schema: Schema, value: unknown): unknown {
    replace(schema, value, true);
    return replace(schema, value, false);
  }

  function replace(schema: Schema, value: unknown, onlyIds: boolean): unknown {
    const full = resolveSchema(contract, schema);
    const { properties = {}, items } = full as Schema & { items?: Schema };
    if (Array.isArray(value)) return value.map((item) => replace(items ?? {}, item, onlyIds));
    if (typeof value === "object" && value !== null) {
      const named = Object.entries(value).filter(([key]) => Object.hasOwn(properties, key));
      return Object.fromEntries(named.map(([key, part]) => [key, replace(properties[key] || {}, part, onlyIds)]));
    }
    const sentinels = (full["x-sentinels"] ?? []) as { value: unknown }[];
    if (sentinels.some((one) => one.value === value)) return value;
    if (takesAgent(full)) return typeof value === "number" ? Number(agentOf(value)) : agentOf(value);
    if (onlyIds || typeof value !== "string") return value;
    if (full["x-personal"] !== undefined) return textOf(value);
    return isFree(full) ? scrub(value) : value;
  }

  return { anonymise, agentOf, agents: () => [...agentIds.keys()].map(Number) };
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
