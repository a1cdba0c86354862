import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { suggest } from "../../../validators/src/suggest.ts";
import { requestFields, timeSpanOf } from "../fields.ts";
import { UsageError } from "../port.ts";
import { isRelease, releases } from "../release.ts";
import { type Fixtures, fixtureOf, isFixture, plainIssue, releaseKey, withFixtures } from "./fixtures.ts";
import { plainRequest } from "./plan.ts";

/** Maximum length of file text in a message. */
const maxLength = 40;

/**
 * Reads fixtures.
 *
 * @throws {UsageError} if there is a mistake, with its line and the expected value
 */
export function parseFixtures(contract: Contract, file: string, content: string): Fixtures {
  // Some editors add a byte order mark.
  const text = content.replace(/^\uFEFF/, "");
  const fail = (offset: number, message: string): never => {
    throw new UsageError(`${file}:${text.slice(0, offset).split("\n").length}: ${message}`);
  };
  const errors: ParseError[] = [];
  const tree = readTree(text, errors, () =>
    fail(0, "expected an object of fields and their values, with less nesting"),
  );
  const [broken] = errors;
  if (broken) return fail(broken.offset, `expected JSON, found ${words(printParseErrorCode(broken.error))}`);
  if (tree?.type !== "object") return fail(tree?.offset ?? 0, "expected an object of fields and their values");

  const names = fixtureNames(contract);
  const meant = (name: string) => {
    const known = suggest(name, [...names]);
    return known === undefined ? "" : `. Did you mean ${JSON.stringify(known)}?`;
  };
  const values = new Map<string, Node>();
  for (const { children = [] } of tree.children ?? []) {
    const [key, value] = children as [Node, Node];
    const name = String(key.value);
    if (!names.has(name))
      return fail(key.offset, `expected one of ${[...names].join(", ")}, found ${JSON.stringify(name)}${meant(name)}`);
    if (values.has(name)) return fail(key.offset, `expected ${name} once`);
    const found = text.slice(value.offset, value.offset + Math.min(value.length, maxLength));
    if (name === releaseKey && !isRelease(value.value))
      return fail(value.offset, `expected ${name} to be ${releases.join(" or ")}, found ${found}`);
    values.set(name, value);
  }

  const fixtures: Fixtures = Object.fromEntries([...values].map(([name, { value }]) => [name, value]));
  const lonely = loneEnd(contract, fixtures);
  if (lonely) return fail(values.get(lonely.given)?.offset ?? 0, `expected ${lonely.missing} beside ${lonely.given}`);
  for (const operation of listOperations(contract)) {
    const issue = plainIssue(contract, operation, plainRequest(contract, withFixtures(contract, operation, fixtures)));
    const field = requestFields(contract, operation).find(({ name }) => name === issue?.path.at(-1));
    const fixture = (field && fixtureOf(field, fixtures)) ?? [...values.keys()][0] ?? "";
    if (issue) return fail(values.get(fixture)?.offset ?? 0, `${operation.operationId}: ${issue.message}`);
  }
  return fixtures;
}

/**
 * Checks fixtures from a program.
 *
 * @throws {UsageError} if there is a mistake
 */
export function assertFixtures(contract: Contract, fixtures: Fixtures): void {
  parseFixtures(contract, "fixtures", JSON.stringify(fixtures));
}

/** The parser is recursive. */
function readTree(text: string, errors: ParseError[], failDeep: () => never): Node | undefined {
  try {
    return parseTree(text, errors, { disallowComments: true });
  } catch (error) {
    if (error instanceof RangeError) return failDeep();
    throw error;
  }
}

/** A window field whose counterpart is not among the fixtures. */
function loneEnd(contract: Contract, fixtures: Fixtures): { given: string; missing: string } | undefined {
  for (const operation of listOperations(contract)) {
    const { begin, end } = timeSpanOf(contract, operation) ?? {};
    if (begin === undefined || end === undefined || begin in fixtures === end in fixtures) continue;
    return begin in fixtures ? { given: begin, missing: end } : { given: end, missing: begin };
  }
  return undefined;
}

/** Names that fixtures can have: request fields and the release. */
function fixtureNames(contract: Contract): Set<string> {
  const fields = listOperations(contract).flatMap((operation) =>
    requestFields(contract, operation).filter(({ path, schema }) => isFixture(operation, path, schema.type)),
  );
  return new Set([...fields.map(({ name }) => name), releaseKey]);
}

/** `PropertyNameExpected` as words. */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
