import { createAjv } from "@cc-contract/spec/model/ajv";
import { listOwnCases } from "@cc-contract/spec/model/cases";
import { type Contract, readContract } from "@cc-contract/spec/model/contract";
import { listTargets } from "../../packages/validators/scripts/schemas.ts";
import equivalent from "./contract-equivalent.json" with { type: "json" };
import { listContractMutants } from "./contract-mutants.ts";
import { answersOf } from "./message.ts";
import { listMessageMutants } from "./message-mutants.ts";

// Has every constraint a case that notices when it changes? Each mutant is asked about the cases of the contract: if it
// gives another verdict on one of them, the tests of the validators would fail on a validator that does the same. What it says of messages is put
// to Prism: if that answers otherwise, the tests of the mock fail.

const contract = await readContract();
const documents = Object.entries(listTargets(contract)).map(([name, { schema }]) => ({
  name,
  cases: listOwnCases(contract, schema),
}));

/** Whether a contract gives another verdict on some case than the contract. */
function isNoticed(mutant: Contract, first: string): boolean {
  const compile = createAjv(mutant, { allErrors: false, strict: false });
  const targets = listTargets(mutant);
  // The schema that was changed is asked first: it nearly always knows.
  const ordered = documents.toSorted((one, other) => Number(other.name === first) - Number(one.name === first));
  return ordered.some(({ name, cases }) => {
    const validate = compile(targets[name]?.schema ?? {});
    return cases.some(({ data, valid }) => validate(data) !== valid);
  });
}

const ofSchemas = listContractMutants(contract);
const ofMessages = listMessageMutants(contract);
const mutants = [...ofSchemas, ...ofMessages];
const known = new Map(Object.entries(equivalent));
const survivors = ofSchemas.filter(
  ({ name, contract }) => !isNoticed(contract, name.split(".")[2]?.split(" ")[0] ?? ""),
);
const healthy = await answersOf(contract, contract);
for (const mutant of ofMessages)
  if (!isNoticed(mutant.contract, "") && (await answersOf(mutant.contract, contract)) === healthy)
    survivors.push(mutant);
const unknown = survivors.filter(({ name }) => !known.has(name));
const killedAfterAll = [...known.keys()].filter((name) => !survivors.some((mutant) => mutant.name === name));

console.log(
  `contract: ${mutants.length} mutants, ${mutants.length - survivors.length} killed, ${survivors.length} survived, ` +
    `of which ${survivors.length - unknown.length} are equivalent`,
);
for (const { name } of unknown) console.error(`survived: ${name}`);
for (const name of killedAfterAll) console.error(`listed as equivalent, but killed: ${name}`);
process.exitCode = unknown.length + killedAfterAll.length > 0 ? 1 : 0;
