import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/index.ts";

test.each<[options: object, message: string]>([
  [{ ctl: "3.8" }, "startSimulator: unknown option ctl; known are port,"],
  [{ cti: "4" }, "startSimulator: expected the option cti to be 3.6 or 3.8"],
  [{ sessions: "none" }, "startSimulator: expected the option sessions to be static or dynamic"],
  [{ agentsPerVdn: 1 }, "startSimulator: expected the option agentsPerVdn to be an integer, 2 or more"],
  [{ recordedUntil: new Date("none") }, "startSimulator: expected the option recordedUntil to be a date"],
])("%j is an error that says what is expected", async (options, message) => {
  await expect(startSimulator(options)).rejects.toThrow(message);
});
