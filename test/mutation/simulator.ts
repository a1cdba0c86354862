import { readContract } from "@cc-contract/spec/model/contract";
import { startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { verify } from "../../packages/testing/src/verify/index.ts";
import { listSimulatorMutants, type Mutant } from "./simulator-mutants.ts";
import open from "./simulator-noted.json" with { type: "json" };

// Does `verify` notice when a server breaks the contract? It has to find a violation of each mutant of the simulator. Of
// what the contract leaves open it makes a note, and the list has the reason.

/** Well after midnight, so that every agent has calls since its sign-in. */
const recordedUntil = new Date("2024-08-02T15:15:00Z");

/** How many cases `verify` has with each outcome, and in which it makes a note. */
async function findingsOf({ operationId, options }: Omit<Mutant, "name">) {
  const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator({ recordedUntil, ...options });
  const { signedIn: _, ...ids } = fixtures;
  try {
    const { operations } = await verify({
      ...{ cms: url, gateway: url, accessKey, secretKey, guid, fixtures: { ...ids, cti: "3.6" } },
      ...{ forgeries: "all", only: [operationId], concurrency: 8, timeout: 5_000 },
    });
    const cases = operations.flatMap((one) => (one.operationId === operationId ? one.cases : []));
    const noted = cases.filter(({ findings }) => findings.some(({ kind }) => kind === "note"));
    return {
      violated: cases.filter(({ outcome }) => outcome === "violated").length,
      inconclusive: cases.filter(({ outcome }) => outcome === "inconclusive").length,
      notes: noted.map(({ description }) => description),
    };
  } finally {
    await close();
  }
}

const mutants = listSimulatorMutants(await readContract());
const healthy = new Map<string, string[]>();
for (const operationId of new Set(mutants.map((mutant) => mutant.operationId))) {
  const { violated, inconclusive, notes } = await findingsOf({ operationId, options: {} });
  if (violated + inconclusive > 0)
    throw new Error(`${operationId} of the healthy simulator: ${violated} violated, ${inconclusive} inconclusive`);
  healthy.set(operationId, notes);
}

const reasons: Record<string, string> = open;
const isNoted = ({ name, operationId }: Mutant) => name in reasons || name.slice(operationId.length + 2) in reasons;
const wrong: string[] = [];
for (const mutant of mutants) {
  const { violated, notes } = await findingsOf(mutant);
  const more = notes.some((one) => !healthy.get(mutant.operationId)?.includes(one));
  const noticed = violated > 0 ? "a violation" : more ? "a note" : "nothing";
  if (noticed !== (isNoted(mutant) ? "a note" : "a violation")) wrong.push(`${mutant.name}: ${noticed}`);
}
const noted = mutants.filter(isNoted).length;
console.log(`simulator: ${mutants.length} mutants, ${noted} of them noted only; ${wrong.length} not as expected`);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
