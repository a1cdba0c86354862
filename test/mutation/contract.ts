import { readFile } from "node:fs/promises";
import type { Case } from "@cc-contract/spec/cases";
import { type Contract, listOperations, readContract, requestSchema, type Schema } from "@cc-contract/spec/contract";
import { knownKeywords } from "@cc-contract/spec/keywords/known";
import { type MultipleOf, multipleOf } from "@cc-contract/spec/keywords/multiple-of";
import { type TimeSpan, timeSpan } from "@cc-contract/spec/keywords/time-span";
import { Ajv2020 } from "ajv/dist/2020.js";
import equivalent from "./contract-equivalent.json" with { type: "json" };
import { listContractMutants } from "./contract-mutants.ts";

// Does anybody notice when the contract changes? Each mutant is asked about the documents that are checked in with the
// validators: if it gives another verdict on one of them, the tests of the validators fail.

type Documents = { name: string; cases: Case[] };

const contract = await readContract();
const parameters = listOperations(contract).filter((operation) => operation.parameters);
const parametersName = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1)}Parameters`;
const names = [
  ...Object.keys(contract.components.schemas),
  ...parameters.map(({ operationId }) => parametersName(operationId)),
];
const documents: Documents[] = await Promise.all(
  names.map(async (name) => {
    const file = new URL(`../../packages/validators/test/cases/${name}.json`, import.meta.url);
    return { name, cases: JSON.parse(await readFile(file, "utf8")) };
  }),
);

/** Whether a contract gives another verdict on some document than the one that is checked in. */
function isNoticed(mutant: Contract, first: string): boolean {
  const ajv = new Ajv2020({ strict: false, formats: { int64: true } });
  ajv.addVocabulary(["components", ...knownKeywords.filter((keyword) => /^x-(?!time-span|multiple-of)/.test(keyword))]);
  ajv.addKeyword({
    keyword: "x-time-span",
    type: "object",
    validate: (rule: TimeSpan, data: Record<string, unknown>) => timeSpan(data, rule),
  });
  ajv.addKeyword({
    keyword: "x-multiple-of",
    type: "object",
    validate: (rule: MultipleOf, data: Record<string, unknown>) => multipleOf(data, rule),
  });
  ajv.addSchema({ components: { schemas: mutant.components.schemas } }, "contract");
  // The schema that was changed is asked first: it nearly always knows.
  const ordered = documents.toSorted((one, other) => Number(other.name === first) - Number(one.name === first));
  return ordered.some(({ name, cases }) => {
    const operation = listOperations(mutant).find(({ operationId }) => parametersName(operationId) === name);
    const schema: Schema = operation ? requestSchema(mutant, operation) : { $ref: `#/components/schemas/${name}` };
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"contract#/')));
    return cases.some(({ data, valid }) => validate(data) !== valid);
  });
}

const mutants = listContractMutants(contract);
const known = new Map(Object.entries(equivalent));
const survivors = mutants.filter(({ name, contract }) => !isNoticed(contract, name.split(".")[2]?.split(" ")[0] ?? ""));
const unknown = survivors.filter(({ name }) => !known.has(name));
const killedAfterAll = [...known.keys()].filter((name) => !survivors.some((mutant) => mutant.name === name));

console.log(
  `contract: ${mutants.length} mutants, ${mutants.length - survivors.length} killed, ${survivors.length} survived, ` +
    `of which ${survivors.length - unknown.length} are equivalent`,
);
for (const { name } of unknown) console.error(`survived: ${name}`);
for (const name of killedAfterAll) console.error(`listed as equivalent, but killed: ${name}`);
process.exitCode = unknown.length + killedAfterAll.length > 0 ? 1 : 0;
