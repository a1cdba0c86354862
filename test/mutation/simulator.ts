import { readContract } from "@cc-contract/spec/contract";
import { startSimulator } from "../src/simulator/index.ts";
import { type OperationResult, verify } from "../src/verify/index.ts";
import equivalent from "./simulator-equivalent.json" with { type: "json" };
import { listSimulatorMutants, type Mutant } from "./simulator-mutants.ts";

// Does `verify` notice when a server breaks the contract? Each mutant of the simulator has to be told, and by its operation.

/** Violations of an operation that `verify` finds on a simulator. */
async function violations({ operationId, options }: Pick<Mutant, "operationId" | "options">): Promise<number> {
  const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator(options);
  const { ccId, vdn, agentId, beginTime, endTime, operateType } = fixtures;
  try {
    const { operations } = await verify({
      cms: url,
      gateway: url,
      accessKey,
      secretKey,
      guid,
      only: [operationId],
      fixtures: { ccId, vdn, agentId, beginTime, endTime, operateType },
      concurrency: 8,
      timeout: 5_000,
    });
    const own = operations.filter((one: OperationResult) => one.operationId === operationId);
    return own.flatMap(({ cases }) => cases).filter(({ outcome }) => outcome === "violated").length;
  } finally {
    await close();
  }
}

const mutants = listSimulatorMutants(await readContract());
const known = new Map(Object.entries(equivalent));
const healthy = [...new Set(mutants.map(({ operationId }) => operationId))];
for (const operationId of healthy) {
  const found = await violations({ operationId, options: {} });
  if (found > 0) throw new Error(`the healthy simulator has ${found} violations of ${operationId}`);
}
const survivors: string[] = [];
for (const mutant of mutants) if ((await violations(mutant)) === 0) survivors.push(mutant.name);
const unknown = survivors.filter((name) => !known.has(name));
const killedAfterAll = [...known.keys()].filter((name) => !survivors.includes(name));

console.log(
  `simulator: ${mutants.length} mutants, ${mutants.length - survivors.length} killed, ${survivors.length} survived, ` +
    `of which ${survivors.length - unknown.length} are equivalent`,
);
for (const name of unknown) console.error(`survived: ${name}`);
for (const name of killedAfterAll) console.error(`listed as equivalent, but killed: ${name}`);
process.exitCode = unknown.length + killedAfterAll.length > 0 ? 1 : 0;
