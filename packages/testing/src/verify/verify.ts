import { services } from "@cc-contract/client";
import { type Contract, type Operation, readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { UsageError } from "../port.ts";
import { readFailures } from "../simulator/codes.ts";
import { utcTime } from "../utc-time.ts";
import { type Fixtures, heedsPages, withFixtures } from "./fixtures.ts";
import { assertFixtures } from "./fixtures-file.ts";
import { timeSpanOf } from "./meaning.ts";
import { listSteps, plainRequest } from "./plan.ts";
import { createPool } from "./pool.ts";
import { listProbes } from "./probes.ts";
import { type Plan, runOperation } from "./run.ts";
import { createSecrets } from "./secrets.ts";
import { assertComplete } from "./settings.ts";
import type { OperationResult, Verdict, VerifyOptions, VerifyResult } from "./types.ts";

/** What the options are where they are left out. */
export const defaults = { timeout: 10_000, concurrency: 4 };

/**
 * Tries whether servers keep to the contract. All requests only read.
 *
 * @throws {UsageError} where an option is missing or wrong; nothing was sent
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  const { fixtures = {}, timeout = defaults.timeout, concurrency = defaults.concurrency } = options;
  const contract = await readContract();
  assertFixtures(contract, fixtures);
  const operations = choose(listOperations(contract), options.only ?? []);
  const settings = assertComplete(options, operations);
  const paged = heedsPages(fixtures);

  const plans = operations.map((one): Plan => {
    const operation = withFixtures(contract, one, { ...lastDay(contract, one, fixtures), ...fixtures });
    const sample = plainRequest(contract, operation);
    return {
      operation,
      steps: listSteps(contract, operation),
      probes: listProbes(contract, operation, sample, paged),
    };
  });
  const total = plans.reduce((sum, { steps, probes }) => sum + steps.length + probes.length + 1, 0);
  let done = 0;
  const pool = createPool(concurrency);
  const secrets = createSecrets(settings.credentials);
  const invalidCodes = invalidCodesOf(contract);

  const results = await Promise.all(
    plans.map(async (plan) => {
      const result = await runOperation(plan, {
        context: { contract, operation: plan.operation, paged, invalidCodes, hide: secrets.hide },
        base: settings.baseOf(plan.operation),
        credentials: settings.credentials,
        secrets,
        timeout,
        pool,
        onCase: () => options.onProgress?.(++done, total),
      });
      options.onOperation?.(result);
      return result;
    }),
  );
  return { verdict: verdictOf(results), contract: contract.info.version, operations: results };
}

/** The window of an operation whose fixtures name none: the longest that ends now, because servers keep little. */
function lastDay(contract: Contract, operation: Operation, fixtures: Fixtures): Fixtures {
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
  return results.some(({ unreachable }) => unreachable) ? "unreachable" : "holds";
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
