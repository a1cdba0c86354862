import { createCmsClient, createGatewayClient } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples } from "@cc-contract/spec/model/operations";
import { operations as validators } from "@cc-contract/validators/operations";

/** What came of one call. */
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

/** Calls every operation of the contract at `baseUrl` with its sample request, through the client, and validates each answer. */
export async function callAll(baseUrl: string): Promise<CallReport[]> {
  const answers: Response[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const response = await globalThis.fetch(url, init);
    answers.push(response.clone());
    return response;
  };
  const options = { baseUrl, fetch, timeout: 10_000, retries: 0 };
  const { raw: _, ...cms } = createCmsClient({ ...options, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK" });
  const { raw: __, ...gateway } = createGatewayClient({ ...options, guid: "EXAMPLE-GUID" });
  const methods: Record<string, (request: never) => Promise<unknown>> = { ...cms, ...gateway };
  const contract = await readContract();
  const reports: CallReport[] = [];
  for (const operation of listOperations(contract)) {
    const { operationId, method, path, service } = operation;
    const [sample] = Object.values(requestExamples(contract, operation)) as [{ path?: object }];
    const begin = performance.now();
    const error = await methods[operationId]?.((sample.path ?? sample) as never).then(
      () => undefined,
      (error: Error) => error.message,
    );
    const milliseconds = performance.now() - begin;
    const answer = answers.pop();
    const body = (await answer?.json().catch(() => undefined)) as Record<string, unknown> | undefined;
    const issues = validators[operationId as keyof typeof validators].response.issues(body);
    reports.push({
      operationId,
      endpoint: `${method.toUpperCase()} ${path}`,
      status: answer?.status ?? 0,
      code: String(body?.[service.code] ?? "-"),
      validated: issues.length === 0,
      milliseconds,
      problem: error ?? issues[0]?.message,
    });
  }
  return reports;
}
