import { services } from "@cc-contract/client";
import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import { listOperations, requestSchema, responseShapes, successOf } from "@cc-contract/spec/model/operations";
import { agentFields, leaves, pagingOf } from "../fields.ts";
import { onlyReads, validatorsOf } from "../operations.ts";
import { withValueAt } from "../value-at.ts";
import { type Fixtures, withFixtures } from "../verify/fixtures.ts";
import { forbidden } from "../verify/judge.ts";
import { writeMessage } from "../verify/message.ts";
import { plainRequest } from "../verify/plan.ts";
import { createSecrets } from "../verify/secrets.ts";
import { locked } from "../verify/sender.ts";
import type { Settings } from "../verify/settings.ts";
import { createStop } from "../verify/stop.ts";
import { createThrottle, exchangePatiently } from "../verify/throttle.ts";
import { lastDay } from "../verify/verify.ts";
import { createAnonymiser } from "./anonymise.ts";
import { parseJson, type Recording } from "./recording.ts";

export interface RecordOptions extends Settings {
  /** Values that exist on the servers; the agent is the first to be recorded. */
  fixtures: Fixtures;
  /** Maximum number of agents to record. */
  maxAgents: number;
  /** Called with a line for each request. */
  log(line: string): void;
}

const timeout = 30_000;

/**
 * Sends the plain request of each operation that only reads, for the agent of the fixtures and then for those that occur in
 * the responses. Keeps the successes that conform to the contract, without anything personal. Stops at the first HTTP 403,
 * and then returns undefined.
 */
export async function record(
  contract: Contract,
  { credentials, baseOf, fixtures, maxAgents, log }: RecordOptions,
): Promise<Recording | undefined> {
  const anonymiser = createAnonymiser(contract, createSecrets(credentials).hide);
  const operations = listOperations(contract).filter((one) => onlyReads(one) && baseOf(one) !== "");
  const recording: Recording = { fixtures: {}, operations: {} };
  const sent = new Set<string>();
  const stop = createStop(undefined);
  const throttle = createThrottle();

  async function recordOne(operation: Operation, given: Fixtures): Promise<void> {
    const { operationId } = operation;
    const data = unfiltered(contract, operation, plainRequest(contract, withFixtures(contract, operation, given)));
    const key = `${operationId} ${JSON.stringify(data)}`;
    if (sent.has(key) || stop.reason()) return;
    sent.add(key);
    const write = () => writeMessage(operation, baseOf(operation), credentials, { data });
    const options = { timeout, idempotent: true, signal: stop.signal };
    const { response: received } = await exchangePatiently(write, throttle, options);
    if ("noResponse" in received) return log(`${operationId}: ${received.noResponse}`);
    if (received.status === forbidden) {
      stop.because(`${operationId}: HTTP ${forbidden}. ${locked}`);
      return log(stop.reason() as string);
    }
    if (received.status === 401) {
      // Each further attempt could lock the address.
      stop.because(`${operationId}: HTTP 401. The credentials were rejected, and nothing more was sent: check them.`);
      return log(stop.reason() as string);
    }
    const { success } = responseShapes(contract, operation) ?? {};
    const body = parseJson(received.text);
    if (received.status !== successOf(operation).status || !success || !isSuccess(contract, operation, body))
      return log(`${operationId}: HTTP ${received.status}, not a success by the contract`);
    const request = anonymiser.anonymise(requestSchema(operation), data);
    const response = anonymiser.anonymise(success as Schema, body);
    recording.operations[operationId] = [...(recording.operations[operationId] ?? []), { request, response }];
    log(`${operationId}: recorded`);
  }

  const agentNames = listOperations(contract).flatMap((one) => agentFields(contract, one).map(({ name }) => name));
  const window = Object.assign({}, ...operations.map((one) => lastDay(contract, one, fixtures)));
  const first = { ...window, ...fixtures };
  for (const operation of operations) await recordOne(operation, first);
  for (const agentId of anonymiser.agents()) {
    if (anonymiser.agents().indexOf(agentId) >= maxAgents) break;
    // A session belongs to one agent.
    for (const operation of operations.filter(({ signed }) => signed))
      await recordOne(operation, { ...first, ...Object.fromEntries(agentNames.map((name) => [name, agentId])) });
  }
  if (stop.reason()) return undefined;
  recording.fixtures = Object.fromEntries(
    Object.entries(first).map(([name, value]) => [
      name,
      agentNames.includes(name) ? Number(anonymiser.agentOf(value)) : value,
    ]),
  ) as Fixtures;
  return recording;
}

/** The request without page and type filters. */
function unfiltered(contract: Contract, operation: Operation, request: unknown): unknown {
  return leaves(contract, requestSchema(operation))
    .filter(({ name, schema, parent }) => {
      return "x-codes" in schema || Object.values(pagingOf(parent) ?? {}).includes(name);
    })
    .reduce((data, { path }) => withValueAt(data, path, undefined), request);
}

function isSuccess(contract: Contract, { operationId, service }: Operation, body: unknown): boolean {
  const { code, success } = services[service.id as keyof typeof services];
  return validatorsOf(contract, operationId).response?.(body) === true && Object(body)[code] === success;
}
