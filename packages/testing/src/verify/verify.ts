import { services } from "@cc-contract/client";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { readFailures } from "../failures.ts";
import { timeSpanOf } from "../fields.ts";
import { onlyReads, readEdition } from "../operations.ts";
import { UsageError } from "../port.ts";
import { utcTime } from "../utc-time.ts";
import { type Fixtures, supportsPaging, withFixtures } from "./fixtures.ts";
import { assertFixtures } from "./fixtures-file.ts";
import { listSteps, plainRequest } from "./plan.ts";
import { createPool } from "./pool.ts";
import { listProbes } from "./probes.ts";
import { runOperation } from "./run.ts";
import { createSecrets } from "./secrets.ts";
import { createSession } from "./session.ts";
import { assertComplete } from "./settings.ts";
import type { OperationResult, Verdict, VerifyOptions, VerifyResult } from "./types.ts";

/** What the options are where they are left out. */
export const defaults = { timeout: 10_000, concurrency: 4 };

/**
 * Tries whether servers conform to the contract. Operations that may change data are left out unless `only` names them.
 *
 * @throws {UsageError} where an option is missing or wrong; nothing was sent
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  return verifyContract(await readEdition(options.edition), options);
}

/** The same, by any contract. */
export async function verifyContract(contract: Contract, options: VerifyOptions): Promise<VerifyResult> {
  const { fixtures = {}, timeout = defaults.timeout, concurrency = defaults.concurrency, only = [] } = options;
  assertFixtures(contract, fixtures);
  const operations = choose(listOperations(contract), only);
  const tried = operations.filter((operation) => only.length > 0 || onlyReads(operation));
  const settings = assertComplete(options, tried);
  const paged = supportsPaging(fixtures);
  const invalidCodes = invalidCodesOf(contract);
  const pool = createPool(concurrency);
  const secrets = createSecrets(settings.credentials);
  const session = createSession(settings.credentials, secrets.keep);

  const results = await Promise.all(
    operations.map(async (one): Promise<OperationResult> => {
      if (!tried.includes(one))
        return { operationId: one.operationId, cases: [], skipped: "it may change data, and --only does not name it" };
      const operation = withFixtures(contract, one, { ...lastDay(contract, one, fixtures), ...fixtures });
      const steps = listSteps(contract, operation);
      const probes = listProbes(contract, operation, plainRequest(contract, operation), paged);
      const context = { contract, operation, paged, invalidCodes, hide: secrets.hide };
      const base = settings.baseOf(operation);
      const result = await runOperation({ operation, steps, probes }, { context, base, session, timeout, pool });
      options.onOperation?.(result);
      return result;
    }),
  );
  return {
    verdict: verdictOf(results),
    contract: contract.info.version,
    edition: contract.info["x-edition"],
    operations: results,
  };
}

/** The window of an operation whose fixtures name none: the longest that ends now, because servers keep little. */
export function lastDay(contract: Contract, operation: Operation, fixtures: Fixtures): Fixtures {
  const span = timeSpanOf(contract, operation);
  if (!span || span.begin in fixtures || span.end in fixtures) return {};
  const step = span.stepMinutes * 60_000;
  const end = Math.floor(Date.now() / step) * step;
  return { [span.begin]: utcTime(end - span.maxMinutes * 60_000), [span.end]: utcTime(end) };
}

/** Codes with which the services refuse a request that breaks the contract. */
function invalidCodesOf(contract: Contract): unknown[] {
  const { cms, gateway } = readFailures(contract).invalid;
  return [cms[services.cms.code], gateway[services.gateway.code]];
}

/** A violation counts before a target that is not there: it is certain. */
function verdictOf(results: OperationResult[]): Verdict {
  if (results.some(({ cases }) => cases.some(({ outcome }) => outcome === "violated"))) return "violated";
  return results.some(({ unreachable }) => unreachable) ? "unreachable" : "conforms";
}

function choose(operations: Operation[], only: readonly string[]): Operation[] {
  if (!Array.isArray(only))
    throw new UsageError(`the option only takes a list of operations, not ${JSON.stringify(only)}`);
  const known = operations.map(({ operationId }) => operationId);
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`--only ${unknown}: no operation of the contract. Known: ${known.join(", ")}`);
  return only.length === 0 ? operations : operations.filter(({ operationId }) => only.includes(operationId));
}
