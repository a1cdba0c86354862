import { services } from "@cc-contract/client";
import type { Contract, Operation } from "@cc-contract/spec/model/contract";
import { editionsOf } from "@cc-contract/spec/model/editions";
import { listOperations } from "@cc-contract/spec/model/operations";
import { readFailures } from "../failures.ts";
import { timeSpanOf } from "../fields.ts";
import { onlyReads, readEdition } from "../operations.ts";
import { UsageError } from "../port.ts";
import { utcTime } from "../utc-time.ts";
import { packageVersion } from "../version.ts";
import { compareRecords } from "./compare-records.ts";
import { type Fixtures, supportsPaging, withFixtures } from "./fixtures.ts";
import { assertFixtures } from "./fixtures-file.ts";
import { type Suspect, tryForgeries } from "./forgeries.ts";
import { listSteps, plainRequest } from "./plan.ts";
import { createPool } from "./pool.ts";
import { listProbes } from "./probes.ts";
import { runOperation } from "./run.ts";
import { createSecrets } from "./secrets.ts";
import { createSender } from "./sender.ts";
import { createSession } from "./session.ts";
import { assertComplete } from "./settings.ts";
import { createStop } from "./stop.ts";
import { createThrottle, type Throttle } from "./throttle.ts";
import type { CaseResult, OperationResult, Verdict, VerifyOptions, VerifyResult } from "./types.ts";

/** Default options. */
export const defaults = { timeout: 10_000, concurrency: 4, forgeries: "few" } as const;

/**
 * Tests whether servers conform to the contract. Operations that may change data are excluded unless `only` names them.
 *
 * @throws {UsageError} if an option is missing or wrong; nothing was sent
 */
export async function verify(options: VerifyOptions): Promise<VerifyResult> {
  return verifyContract(await readEdition(options.edition), options);
}

/** The same, for any contract. */
export async function verifyContract(contract: Contract, options: VerifyOptions): Promise<VerifyResult> {
  const { fixtures = {}, timeout = defaults.timeout, concurrency = defaults.concurrency, only = [] } = options;
  const { forgeries = defaults.forgeries, strict = false } = options;
  assertFixtures(contract, fixtures);
  const operations = choose(listOperations(contract), only);
  const tried = operations.filter((operation) => only.length > 0 || onlyReads(operation));
  const settings = assertComplete(options, tried);
  const started = new Date();
  const later = await Promise.all(editionsOf(contract).map(readEdition));
  const paged = supportsPaging(fixtures);
  const invalidCodes = invalidCodesOf(contract);
  const pool = createPool(concurrency);
  const secrets = createSecrets(settings.credentials);
  const session = createSession(settings.credentials, secrets.keep);
  const stop = createStop(options.signal);
  const throttles: Record<string, Throttle> = {};

  const suspects: Suspect[] = [];
  const results = await Promise.all(
    operations.map(async (one): Promise<OperationResult> => {
      if (!tried.includes(one))
        return { operationId: one.operationId, cases: [], skipped: "it may change data, and --only does not name it" };
      const operation = withFixtures(contract, one, { ...lastDay(contract, one, fixtures), ...fixtures });
      const all = listSteps(contract, operation, later);
      const plan = {
        operation,
        steps: all.filter(({ forgery }) => !forgery) as typeof all,
        probes: listProbes(contract, operation, plainRequest(contract, operation), paged),
      };
      const context = { contract, operation, paged, invalidCodes, hide: secrets.hide };
      throttles[operation.service.id] ??= createThrottle();
      const throttle = throttles[operation.service.id] as Throttle;
      const base = settings.baseOf(operation);
      const sender = createSender({ context, base, session, timeout, throttle, stop });
      const result = await runOperation(plan, sender, pool);
      options.onOperation?.(result);
      suspects.push({ plan, sender, result, forgeries: all.filter(({ forgery }) => forgery) });
      return result;
    }),
  );
  const inOrder = results.flatMap((result) => suspects.filter((one) => one.result === result));
  await compareRecords(contract, inOrder);
  await tryForgeries(inOrder, forgeries === "all");
  if (strict) for (const { cases } of results) cases.forEach(judgeStrictly);
  return {
    verdict: stop.reason() === undefined ? verdictOf(results) : "stopped",
    stopped: stop.reason(),
    version: packageVersion,
    contract: contract.info.version,
    edition: contract.info["x-edition"],
    started: started.toISOString(),
    milliseconds: Date.now() - started.getTime(),
    targets: Object.fromEntries(tried.map((one) => [one.service.id, settings.baseOf(one)])),
    options: { only, fixtures, timeout, concurrency, forgeries, strict },
    operations: results,
  };
}

/** Treats cases with warnings as violations. */
function judgeStrictly(one: CaseResult): void {
  if (one.findings.some(({ kind }) => kind === "warning")) one.outcome = "violated";
}

/** The default window of an operation: the longest one that ends now, because servers keep data only briefly. */
export function lastDay(contract: Contract, operation: Operation, fixtures: Fixtures): Fixtures {
  const span = timeSpanOf(contract, operation);
  if (!span || span.begin in fixtures || span.end in fixtures) return {};
  const step = span.stepMinutes * 60_000;
  const end = Math.floor(Date.now() / step) * step;
  return { [span.begin]: utcTime(end - span.maxMinutes * 60_000), [span.end]: utcTime(end) };
}

/** Codes with which the services reject a request that breaks the contract. */
function invalidCodesOf(contract: Contract): unknown[] {
  const { cms, gateway } = readFailures(contract).invalid;
  return [cms[services.cms.code], gateway[services.gateway.code]];
}

/** A violation takes precedence over an unreachable target, because it is certain. */
function verdictOf(results: OperationResult[]): Verdict {
  if (results.some(({ cases }) => cases.some(({ outcome }) => outcome === "violated"))) return "violated";
  return results.some(({ unreachable }) => unreachable) ? "unreachable" : "conforms";
}

function choose(operations: Operation[], only: readonly string[]): Operation[] {
  if (!Array.isArray(only))
    throw new UsageError(`the option \`only\` expects a list of operations, not ${JSON.stringify(only)}`);
  const known = operations.map(({ operationId }) => operationId);
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: unknown operation. Known: ${known.join(", ")}`);
  return only.length === 0 ? operations : operations.filter(({ operationId }) => only.includes(operationId));
}
