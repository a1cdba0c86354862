import { readContract } from "@cc-contract/spec/contract";
import { table } from "@cc-contract/spec/scripts/table";
import { listVerdicts } from "../src/agreement.ts";
import { listAllCases } from "../src/cases.ts";
import { listLedger } from "../src/ledger.ts";
import { startMock } from "../src/mock.ts";
import { startSimulator } from "../src/simulator/index.ts";
import { verify } from "../src/verify/index.ts";
import { optionsFor } from "../verify/run.ts";

// How long the suite takes: making the cases, putting them to each target, and what concurrency is worth where a server
// is slow. All parts take turns, so that other work on the machine falls on each alike; the median of the rounds counts.

const rounds = 5;
const delay = 50;

const contract = await readContract();
const mock = await startMock();
const simulator = await startSimulator();
const slow = await startSimulator({ faults: `delay=${delay}` });
const slowly = (concurrency: number) => verify({ ...optionsFor(slow), concurrency });

const parts: Record<string, () => unknown> = {
  "cases and ledger": () => [listAllCases(contract), listLedger(contract)],
  "every case put to Prism, the validators and Ajv": () => listVerdicts(contract, mock.url),
  "verify against the mock": () =>
    verify({ cms: mock.url, gateway: mock.url, accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE" }),
  "verify against the simulator": () => verify(optionsFor(simulator)),
  [`verify, ${delay} ms delay, concurrency 1`]: () => slowly(1),
  [`verify, ${delay} ms delay, concurrency 8`]: () => slowly(8),
};

const times = new Map(Object.keys(parts).map((name) => [name, [] as number[]]));
for (let round = 0; round < rounds; round++) {
  for (const [name, part] of Object.entries(parts)) {
    const begin = performance.now();
    await part();
    times.get(name)?.push(performance.now() - begin);
  }
}
await Promise.all([mock, simulator, slow].map((server) => server.close()));

const medians = [...times].map(([name, all]) => ({ name, time: all.toSorted((a, b) => a - b)[rounds >> 1] ?? 0 }));
console.log(
  table(
    ["Part", "Median ms"],
    medians.map(({ name, time }) => [name, time.toFixed(0)]),
  ),
);
const [one, eight] = medians.slice(-2).map(({ time }) => time);
console.log(`\nConcurrency 8 is ${((one ?? 0) / (eight ?? 1)).toFixed(1)} times as fast as 1.`);
