import { readContract } from "@cc-contract/spec/model/contract";
import { editionsOf } from "@cc-contract/spec/model/editions";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";
import { verify } from "../../src/verify/index.ts";
import { optionsFor } from "./run.ts";

const [edition = ""] = editionsOf(await readContract());

test("a server of a later edition conforms to it, and to the given one with a note", async () => {
  const simulator = await startSimulator({ edition });
  const result = async (year?: string) => {
    const { verdict, operations } = await verify({ ...optionsFor(simulator), edition: year });
    const findings = operations.flatMap(({ cases }) => cases.flatMap((one) => one.findings));
    return {
      verdict,
      later: findings.filter(({ contract }) => contract.includes(`the edition of ${edition} allows it`)),
    };
  };
  expect(await result(edition)).toEqual({ verdict: "conforms", later: [] });
  const given = await result();
  expect(given.verdict).toBe("conforms");
  expect(given.later.map((one) => one.case)).toContain("currentAgentId above the maximum");
  await simulator.close();
});

test("an edition that the contract doesn't know is refused", async () => {
  await expect(startSimulator({ edition: "1999" })).rejects.toThrow(`--edition expects ${edition}, not "1999"`);
});
