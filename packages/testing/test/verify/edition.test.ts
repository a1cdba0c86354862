import { readContract } from "@cc-contract/spec/model/contract";
import { editionsOf } from "@cc-contract/spec/model/editions";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";
import { verify } from "../../src/verify/index.ts";
import { optionsFor } from "./run.ts";

const [edition = ""] = editionsOf(await readContract());

test("a server of a later edition conforms to it, and not to the given one", async () => {
  const simulator = await startSimulator({ edition });
  const outcomes = async (year?: string) => {
    const { operations } = await verify({ ...optionsFor(simulator), edition: year });
    return operations.flatMap(({ cases }) => cases.filter(({ outcome }) => outcome === "violated"));
  };
  expect(await outcomes(edition)).toEqual([]);
  const violated = (await outcomes()).map(({ description }) => description);
  expect(violated).toContain("currentAgentId above the maximum");
  await simulator.close();
});

test("an edition that the contract doesn't know is refused", async () => {
  await expect(startSimulator({ edition: "1999" })).rejects.toThrow(`--edition takes ${edition}, not "1999"`);
});
