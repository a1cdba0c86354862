import { access, constants, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../port.ts";
import type { Fixtures } from "../verify/fixtures.ts";

/** The response of a server to a request, in the form of the contract's `requestSchema`. */
export interface Exchange {
  request: unknown;
  response: unknown;
}

/** Responses of a server, without personal data. */
export interface Recording {
  /** Values that exist there, for `cc-contract verify --fixtures`. */
  fixtures: Fixtures;
  /** By operationId. */
  operations: Record<string, Exchange[]>;
}

const fixturesFile = "fixtures.json";

/** Writes a recording to a folder: `fixtures.json`, and a file for each operation. */
export async function writeRecording(folder: string, { fixtures, operations }: Recording): Promise<void> {
  for (const [name, content] of Object.entries({ ...files(operations), [fixturesFile]: fixtures }))
    await writeFile(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

/** @throws {UsageError} where the folder can't be made or written to, or has files */
export async function makeFolder(folder: string): Promise<void> {
  const fail = ({ message }: Error) => {
    throw new UsageError(`--out ${folder}: ${message}`);
  };
  await mkdir(folder, { recursive: true }).catch(fail);
  await access(folder, constants.W_OK).catch(fail);
  const names = await readdir(folder);
  if (names.length > 0) throw new UsageError(`--out ${folder} is not empty: use a new folder`);
}

/** @throws {UsageError} if the folder has no recording, or a file in it can't be read */
export async function readRecording(folder: string): Promise<Recording> {
  const read = async <Value>(name: string, isRight: (value: unknown) => value is Value): Promise<Value> => {
    const fail = (what: string) => new UsageError(`--from ${folder}: ${name} ${what}`);
    const text = await readFile(join(folder, name), "utf8").catch(({ message }) => {
      throw fail(`can't be read: ${message}`);
    });
    const value = parseJson(text);
    if (!isRight(value)) throw fail("is not as cc-contract record has written it");
    return value;
  };
  const fixtures = await read(fixturesFile, isObject<Fixtures>);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json") && name !== fixturesFile);
  const operations = await Promise.all(
    names.map(async (name) => [name.replace(/\.json$/, ""), await read(name, isExchanges)]),
  );
  return { fixtures, operations: Object.fromEntries(operations) };
}

/** Undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isExchanges(value: unknown): value is Exchange[] {
  return Array.isArray(value) && value.every((one) => isObject(one) && "request" in one && "response" in one);
}

function isObject<Value extends object>(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function files(operations: Recording["operations"]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(operations).map(([operationId, all]) => [`${operationId}.json`, all]));
}
