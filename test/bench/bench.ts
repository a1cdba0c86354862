import { readContract } from "@cc-contract/spec/model/contract";
import { listAllCases } from "../../packages/testing/src/cases.ts";
import { startMock } from "../../packages/testing/src/mock.ts";
import { startSimulator } from "../../packages/testing/src/simulator/index.ts";
import { verify } from "../../packages/testing/src/verify/index.ts";
import { optionsFor } from "../../packages/testing/test/verify/run.ts";
import { table } from "../../tools/lib/table.ts";
import { listVerdicts } from "../contract/agreement.ts";
import { listLedger } from "../contract/ledger.ts";

// How long the suite takes: making the cases, putting them to each target, and what concurrency is worth where a server
// is slow. All parts take turns, so that other work on the machine falls on each alike; the median of the rounds counts.

const rounds = 5;

/** What may be waited for: milliseconds, and how many times as fast concurrency 8 is at least. */
const limits = { cases: 1_000, suite: 60_000, gain: 4 };
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
for (let round = 1; round <= rounds; round++) {
  for (const [name, part] of Object.entries(parts)) {
    const begin = performance.now();
    await part();
    const time = performance.now() - begin;
    times.get(name)?.push(time);
    console.error(`${round} of ${rounds}: ${name}: ${time.toFixed(0)} ms`);
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
const [cases = 0, ...others] = medians.map(({ time }) => time);
const [one = 0, eight = 0] = others.slice(-2);
const suite = others.slice(0, -2).reduce((sum, time) => sum + time, cases);
console.log(
  `\nThe suite takes ${suite.toFixed(0)} ms. Concurrency 8 is ${(one / eight).toFixed(1)} times as fast as 1.`,
);

const failed = [
  ...(cases > limits.cases ? [`cases and ledger take more than ${limits.cases} ms`] : []),
  ...(suite > limits.suite ? [`the suite takes more than ${limits.suite} ms`] : []),
  ...(one < limits.gain * eight ? [`concurrency 8 is less than ${limits.gain} times as fast as 1`] : []),
];
for (const line of failed) console.error(line);
process.exitCode = failed.length > 0 ? 1 : 0;
