import { listOperations, requestExamples, responseExamples } from "@cc-contract/spec/model/operations";
import { describe, expect, test } from "vitest";
import { UtcTime } from "../dist/index.js";
import * as map from "../dist/operations.js";
import type { Compiled } from "./compiled.ts";
import { contract } from "./oracle.ts";

const operations: Compiled["operations"] = map.operations;

test.each(listOperations(contract))("$operationId accepts the examples of the contract", (operation) => {
  const { request, parameters, response } = operations[operation.operationId] ?? {};
  for (const example of Object.values(requestExamples(contract, operation))) {
    const { body, ...rest } = parameters ? (example as Record<string, unknown>) : { body: example };
    if (parameters) expect(parameters.issues(rest)).toEqual([]);
    if (request && body !== undefined) expect(request.issues(body)).toEqual([]);
  }
  for (const example of Object.values(responseExamples(contract, operation))) {
    expect(response?.issues(example)).toEqual([]);
    expect(response?.({ ...(example as object), anything: 1 })).toBe(true);
  }
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
          if (UtcTime(text) !== exists) expect.fail(`${text} ${exists ? "exists" : "does not exist"}`);
        }
      }
    }
  });

  test.each(["24:00:00", "23:60:00", "23:59:60", "00:00:00Z", ""])("is refused with the hour %s", (hour) => {
    expect(UtcTime(`2024-08-02 ${hour}`)).toBe(false);
  });
});
