import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { type Operation, readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, requestParts, successOf } from "@cc-contract/spec/model/operations";
import { operations as validators } from "@cc-contract/validators/operations";

/** The outcome of one call. */
export interface CallReport {
  operationId: string;
  /** Method and path, as in the contract. */
  endpoint: string;
  status: number;
  code: string;
  validated: boolean;
  milliseconds: number;
  /** What went wrong; undefined where all is good. */
  problem: string | undefined;
}

type Guard = { issues(value: unknown): { message: string }[] };

/** Calls every operation of the contract at `baseUrl` with its sample request, through the client, and validates each response. */
export async function callAll(baseUrl: string): Promise<CallReport[]> {
  const contract = await readContract();
  const reports: CallReport[] = [];
  for (const operation of listOperations(contract)) {
    const parts = requestParts(operation);
    const [sample = {}] = Object.values(requestExamples(contract, operation));
    reports.push(await call(baseUrl, operation, parts.length === 0 ? [] : [argument(sample, operation, parts)]));
  }
  return reports;
}

/** What a method takes: one part plainly, several by their names. */
function argument(sample: unknown, { parameters }: Operation, parts: string[]): unknown {
  if (parameters.length === 0) return sample;
  const all = sample as Record<string, unknown>;
  return parts.length === 1 ? all[parts[0] ?? ""] : Object.fromEntries(parts.map((part) => [part, all[part]]));
}

async function call(baseUrl: string, operation: Operation, args: unknown[]): Promise<CallReport> {
  const { operationId, method, path, service, signed } = operation;
  let response: Response | undefined;
  const fetch = async (...request: Parameters<typeof globalThis.fetch>) => {
    response = await globalThis.fetch(...request);
    return response.clone();
  };
  const options = { baseUrl, fetch, timeout: 10_000, retries: 0 };
  const client = signed
    ? createCmsClient({ ...options, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" })
    : createGatewayClient({ ...options, guid: "EXAMPLE-GUID" });
  const methods = client as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const begin = performance.now();
  const error = await methods[operationId]?.(...args).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const milliseconds = performance.now() - begin;
  const body = await response?.json().catch(() => undefined);
  const { response: guard } = validators[operationId as keyof typeof validators] as { response?: Guard };
  const issues = guard?.issues(body) ?? [];
  const { media, status } = successOf(operation);
  return {
    operationId,
    endpoint: `${method.toUpperCase()} ${path}`,
    status: response?.status ?? 0,
    code: media ? String(body?.[service.code] ?? "-") : "-",
    validated: issues.length === 0 && response?.status === status,
    milliseconds,
    problem: error ?? issues[0]?.message,
  };
}
