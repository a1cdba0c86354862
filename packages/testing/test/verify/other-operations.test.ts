import { listOperations, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { afterAll, expect, test } from "vitest";
import { send } from "../../src/send.ts";
import { simulateContract } from "../../src/simulator/index.ts";
import { textReport } from "../../src/verify/report-text.ts";
import { verifyContract } from "../../src/verify/verify.ts";
import { withOtherOperations } from "../other-operations.ts";
import { optionsFor } from "./run.ts";

// Operations that are only in the contract: the simulator and verify have no code for them.

const contract = await withOtherOperations();
const others = listOperations(contract).filter(({ operationId }) => /Things?$/.test(operationId));
const lines: string[] = [];
const simulator = await simulateContract(contract, { log: (line) => lines.push(line), acceptAnySignature: true });
afterAll(() => simulator.close());

test.each(others)("$operationId gets an example, and the log says so", async (operation) => {
  const [request] = Object.values(requestExamples(contract, operation));
  const response = await send(contract, operation, simulator.url, request, { headers: { Guid: simulator.guid } });
  const [example] = Object.values(responseExamples(contract, operation));
  const text = await response.text();
  expect([response.status, text && JSON.parse(text)]).toEqual(example === undefined ? [204, ""] : [200, example]);
  expect(lines.join("\n")).toContain(`${operation.operationId} is not simulated`);
});

test("a method that a path has not is refused with those that it has", async () => {
  const response = await fetch(`${simulator.url}/things/x`, { method: "PATCH" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, PUT, DELETE"]);
});

test("credentials are checked, and fail by the status where the contract has no failure", async () => {
  const strict = await simulateContract(contract, {});
  const statuses = others.map(async (operation) => {
    const [request] = Object.values(requestExamples(contract, operation));
    const response = await send(contract, operation, strict.url, request);
    return [operation.operationId, response.status, (await response.text()).slice(0, 10)];
  });
  expect(Object.fromEntries((await Promise.all(statuses)).map(([id, ...rest]) => [id, rest]))).toMatchObject({
    updateThing: [401, ""],
    deleteThing: [401, ""],
    listThings: [200, expect.stringContaining("{")],
  });
  await strict.close();
});

test("verify leaves out what may change data, and tells it", async () => {
  const result = await verifyContract(contract, optionsFor(simulator));
  const left = result.operations.filter(({ cases }) => cases.length === 0).map(({ operationId }) => operationId);
  expect(left.filter((id) => id.endsWith("Thing")).sort()).toEqual(["deleteThing", "updateThing"]);
  expect(textReport(result)).toContain("deleteThing: not completed: it may change data, and --only does not name it");
});

test("verify tries what --only names, and tells that its meaning is not simulated", async () => {
  const strict = await simulateContract(contract, {});
  const only = ["updateThing", "deleteThing"];
  const result = await verifyContract(contract, { ...optionsFor(strict), only }).finally(() => strict.close());
  const [first] = result.operations.map(({ cases }) => cases[0]);
  expect(first).toMatchObject({ description: "plain request", outcome: "passed" });
  expect(textReport(result)).toContain("updateThing: not completed: not simulated");
  const violated = result.operations.flatMap(({ cases }) => cases.filter(({ outcome }) => outcome === "violated"));
  // Nothing is compiled for these, so that only the message around the request is checked.
  expect(violated.filter(({ description }) => description.startsWith("message"))).toEqual([]);
});
