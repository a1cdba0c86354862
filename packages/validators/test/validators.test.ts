import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { describe, expect, test } from "vitest";
import * as validators from "../dist/index.js";
import { operations } from "../dist/operations.js";

const contract = await readContract();

test("every schema of the contract has a validator of its name", () => {
  expect(Object.keys(validators)).toEqual(expect.arrayContaining(Object.keys(contract.components.schemas)));
});

describe.each(listOperations(contract))("$operationId", (operation) => {
  const { response, ...rest } = operations[operation.operationId as keyof typeof operations];
  const [request] = Object.values(rest);

  test.each(Object.entries(requestExamples(contract, operation)))("accepts the request %s", (_, value) => {
    expect(request?.issues(value)).toEqual([]);
    expect(request?.(value)).toBe(true);
  });

  test.each(Object.entries(responseExamples(contract, operation)))(
    "accepts the answer %s, with a new field too",
    (_, value) => {
      expect(response.issues(value)).toEqual([]);
      expect(response({ ...(value as object), anything: 1 })).toBe(true);
    },
  );

  test("refuses an answer without its code", () => {
    const [value] = Object.values(responseExamples(contract, operation));
    const { [operation.service.code]: _, ...without } = value as Record<string, unknown>;
    expect(response(without)).toBe(false);
  });
});

describe("a time", () => {
  // Two cycles of the calendar, which repeats every 400 years, and both ends of what four digits hold.
  const years = [0, 1, 4, 100, 400, 9999, ...Array.from({ length: 800 }, (_, index) => 1700 + index)];

  test("is accepted on the days that the calendar has, and on no others", () => {
    const pad = (value: number, length = 2) => String(value).padStart(length, "0");
    for (const year of years) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const date = new Date(0);
          date.setUTCFullYear(year, month - 1, day);
          const exists =
            date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
          const text = `${pad(year, 4)}-${pad(month)}-${pad(day)} 00:00:00`;
          if (validators.UtcTime(text) !== exists) expect.fail(`${text} ${exists ? "exists" : "does not exist"}`);
        }
      }
    }
  });

  test.each(["2024-02-29 23:59:59", "2000-02-29 00:00:00"])("%s is accepted", (text) => {
    expect(validators.UtcTime(text)).toBe(true);
  });

  test.each([
    "2024-02-30 00:00:00",
    "2023-02-29 00:00:00",
    "1900-02-29 00:00:00",
    "2024-08-02 24:00:00",
    "2024-08-02 23:60:00",
    "2024-08-02 23:59:60",
    "2024-08-02T00:00:00",
    "2024-08-02 00:00:00Z",
    "2024-08-02",
    "٢٠٢٤-08-02 00:00:00",
  ])("%s is refused", (text) => {
    expect(validators.UtcTime(text)).toBe(false);
  });
});

describe("issues", () => {
  test("name all that is wrong, down to the leaf", () => {
    const found = validators.QueryAgentDetailsRequest.issues({ queryParam: { ccId: 0, agentId: "101", more: 1 } });
    expect(found.map(({ path, keyword }) => [path.join("."), keyword]).sort()).toEqual([
      ["queryParam.agentId", "type"],
      ["queryParam.ccId", "minimum"],
      ["queryParam.more", "additionalProperties"],
      ["queryParam.vdn", "required"],
    ]);
    for (const { path, message } of found) expect(message.startsWith(`Invalid ${path.join(".")}: `)).toBe(true);
  });

  test("are the same after a document with many errors", () => {
    const { QueryAgentDetailsRequest: validator } = validators;
    validator.issues({ queryParam: Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1])) });
    expect(validator.issues({ queryParam: { ccId: 1, vdn: 1, agentId: 101 } })).toEqual([]);
  });
});
