import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readContract } from "@cc-contract/spec/model/contract";
import { startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { verify } from "../../packages/testing/src/verify/index.ts";
import equivalent from "./simulator-equivalent.json" with { type: "json" };
import { listSimulatorMutants, type Mutant } from "./simulator-mutants.ts";
import open from "./simulator-noted.json" with { type: "json" };

// Does `verify` notice when a server breaks the contract? Each mutant of the simulator has to be told, and by its operation.
// What the contract leaves open is a note, and listed with the reason.

/** Well after midnight, so that every agent has calls since its sign-in. */
const recordedUntil = new Date("2024-08-02T15:15:00Z");

/** What `verify` says of an operation of a simulator. */
async function ask({ operationId, options }: Pick<Mutant, "operationId" | "options">) {
  const { url, accessKey, secretKey, guid, fixtures, close } = await startSimulator({ recordedUntil, ...options });
  const { signedIn: _, ...ids } = fixtures;
  try {
    const { operations } = await verify({
      ...{ cms: url, gateway: url, accessKey, secretKey, guid, fixtures: ids },
      ...{ only: [operationId], concurrency: 8, timeout: 5_000 },
    });
    const cases = operations.flatMap((one) => (one.operationId === operationId ? one.cases : []));
    const notes = cases.filter(({ findings }) => findings.some(({ kind }) => kind === "note"));
    return {
      violations: cases.filter(({ outcome }) => outcome === "violated").length,
      inconclusive: cases.filter(({ outcome }) => outcome === "inconclusive").length,
      notes: notes.map(({ description }) => description),
    };
  } finally {
    await close();
  }
}

/** Whether the command ends with 1, and names this operation and no other. */
async function isNoticedByCommand({ operationId, options }: Mutant): Promise<boolean> {
  const simulator = await startSimulator({ recordedUntil, ...options });
  const { url, accessKey, secretKey, guid } = simulator;
  const env = { ...process.env, CC_ACCESS_KEY: accessKey, CC_SECRET_KEY: secretKey, CC_GUID: guid };
  const args = [command, "verify", "--cms", url, "--gateway", url, "--concurrency", "8"];
  const { code, stdout } = await promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error) => error,
  );
  await simulator.close();
  const named = [...stdout.matchAll(/^(\w+): .*\n {2}contract/gm)].map(([, name]) => name);
  return code === 1 && named.length > 0 && named.every((name) => name === operationId);
}

const command = fileURLToPath(new URL("../dist/command.js", import.meta.url));
const mutants = listSimulatorMutants(await readContract());
const names = mutants.map(({ name }) => name);
const healthyNotes = new Map<string, string[]>();
for (const operationId of new Set(mutants.map((one) => one.operationId))) {
  const { violations, inconclusive, notes } = await ask({ operationId, options: {} });
  if (violations + inconclusive > 0)
    throw new Error(`${operationId} of the healthy simulator: ${violations} violations, ${inconclusive} inconclusive`);
  healthyNotes.set(operationId, notes);
}
const survivors: string[] = [];
const noted: string[] = [];
const commanded = new Map<string, boolean>();
for (const mutant of mutants) {
  const { operationId, name } = mutant;
  const { violations, notes } = await ask(mutant);
  if (violations === 0) {
    const more = notes.some((one) => !healthyNotes.get(operationId)?.includes(one));
    (more ? noted : survivors).push(name);
  } else if (!commanded.has(operationId)) commanded.set(operationId, await isNoticedByCommand(mutant));
}

/** What differs between what was found and what is listed with its reason. */
function differences(found: string[], listed: Record<string, string>, what: string): string[] {
  const unknown = found.filter((name) => !(name in listed)).map((name) => `${what}: ${name}`);
  const gone = Object.keys(listed).filter((name) => !found.includes(name));
  return [...unknown, ...gone.map((name) => `listed, but not ${what}: ${name}`)];
}

const wrong = [
  ...differences(survivors, equivalent, "survived"),
  ...differences(noted, open, "noticed by a note only"),
  ...[...commanded].filter(([, noticed]) => !noticed).map(([name]) => `not noticed by the command: ${name}`),
  ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two mutants have the name: ${name}`),
];
console.log(
  `simulator: ${mutants.length} mutants, ${mutants.length - survivors.length - noted.length} killed, ` +
    `${noted.length} noticed by a note, ${survivors.length} survived; ${commanded.size} of them by the built command, too`,
);
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
