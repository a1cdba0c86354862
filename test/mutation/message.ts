import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { canBeSent, listRequestCases } from "../../packages/testing/src/cases.ts";
import { startMock } from "../../packages/testing/src/mock.ts";
import { send } from "../../packages/testing/src/send.ts";
import { listWireCases } from "../../packages/testing/src/wire-cases.ts";

/** How Prism with a contract answers what the tests of the mock send, by the original contract: status and media type. */
export async function answersOf(mutant: Contract, original: Contract): Promise<string> {
  const mock = await startMock({ contract: mutant }).catch((error: Error) => error);
  if (mock instanceof Error) return mock.message;
  const answers: string[] = [];
  for (const operation of listOperations(original)) {
    const around = listWireCases(original, operation).map(({ data, send }) => ({ data, options: send }));
    const parameters = operation.requestBody ? [] : listRequestCases(original, operation);
    const inside = parameters
      .filter(({ data }) => canBeSent(operation, data))
      .map(({ data }) => ({ data, options: {} }));
    for (const { data, options } of [...around, ...inside]) {
      const response = await send(original, operation, mock.url, data, options);
      await response.arrayBuffer();
      answers.push(`${response.status} ${response.headers.get("content-type")}`);
    }
  }
  await mock.close();
  return answers.join("\n");
}
