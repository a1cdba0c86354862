import { createAjv } from "@cc-contract/spec/ajv";
import { listCases } from "@cc-contract/spec/cases";
import {
  type Contract,
  listOperations,
  media,
  type Operation,
  requestExamples,
  requestSchema,
  responseExamples,
  type Schema,
} from "@cc-contract/spec/contract";
import type { Side } from "../change.ts";
import type { Opinion, View } from "./view.ts";

// Documents: what held for the base, held against the guards of the new bundle, and the reverse.

/** One side of an operation: what holds there, and the guard. */
interface Corpus {
  operation: string;
  side: Side;
  documents: unknown[];
  guard: ReturnType<ReturnType<typeof createAjv>>;
}

/** The opinion of the documents. Only one that is refused by the other bundle says something. */
export const payloads: View = async ({ base, next }) => {
  const old = corporaOf(base as Contract);
  const fresh = corporaOf(next as Contract);
  return old.flatMap((was): Opinion[] => {
    const is = fresh.find(({ operation, side }) => operation === was.operation && side === was.side);
    if (!is) return [opinion(was, "breaking", `${was.operation} is gone`, [])];
    // Old requests must still be accepted, and new answers must be understood by who reads as before.
    const [kept, gained] =
      was.side === "request" ? (["breaking", "compatible"] as const) : (["compatible", "breaking"] as const);
    return [
      ...refused(was, is, kept, "of the base is refused now"),
      ...refused(is, was, gained, "that holds now was refused by the base"),
    ];
  });
};

function refused(from: Corpus, by: Corpus, says: Opinion["says"], how: string): Opinion[] {
  const opinions = from.documents.flatMap((document) => {
    if (by.guard(document)) return [];
    const [{ instancePath = "", message = "", params = {} } = {}] = by.guard.errors ?? [];
    const named = [params.missingProperty, params.additionalProperty].filter((name) => typeof name === "string");
    const text = `${from.side === "request" ? "a request" : "an answer"} ${how}: ${instancePath} ${message}`;
    return [opinion(from, says, text, [...instancePath.split("/").slice(1), ...named])];
  });
  return [...new Map(opinions.map((one) => [one.text, one])).values()];
}

function opinion({ operation, side }: Corpus, says: Opinion["says"], text: string, names: string[]): Opinion {
  return { says, text, operation, side, names: names.filter((name) => !/^\d+$/.test(name)) };
}

/** Corpora of bundles that were asked about before: one base is compared with many. */
const known = new WeakMap<Contract, Corpus[]>();

function corporaOf(contract: Contract): Corpus[] {
  const made = known.get(contract) ?? makeCorpora(contract);
  known.set(contract, made);
  return made;
}

function makeCorpora(contract: Contract): Corpus[] {
  const compile = createAjv(contract, { strict: false });
  const corpus = (operation: Operation, side: Side, schema: Schema, examples: unknown[]): Corpus => {
    const guard = compile(schema);
    const cases = shapesOf(contract, schema).flatMap((shape) => listCases(contract, shape));
    const documents = [...examples, ...cases.filter(({ valid }) => valid).map(({ data }) => data)];
    // What a bundle's own guard refuses is no witness, also where the bundle calls it an example.
    return {
      operation: operation.operationId,
      side,
      guard,
      documents: documents.filter((document) => guard(document)),
    };
  };
  return listOperations(contract).flatMap((operation) => {
    const answer = operation.responses["200"];
    const request = corpus(
      operation,
      "request",
      requestSchema(contract, operation),
      Object.values(requestExamples(contract, operation)),
    );
    if (!answer?.content) return [request];
    return [
      request,
      corpus(
        operation,
        "answer",
        media(answer).schema as unknown as Schema,
        Object.values(responseExamples(contract, operation)),
      ),
    ];
  });
}

/** The shapes of an answer, of which the sample of the whole is only the first. */
function shapesOf(contract: Contract, schema: Schema): Schema[] {
  const name = schema.$ref?.split("/").at(-1) ?? "";
  const target = contract.components.schemas[name] ?? schema;
  const shapes = (target.oneOf ?? []) as Schema[];
  return shapes[0]?.$ref ? shapes : [schema];
}
