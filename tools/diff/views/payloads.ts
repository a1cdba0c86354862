import { createAjv } from "@cc-contract/spec/model/ajv";
import { listCases } from "@cc-contract/spec/model/cases";
import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import {
  listOperations,
  media,
  requestExamples,
  requestSchema,
  responseExamples,
} from "@cc-contract/spec/model/operations";
import type { Side } from "../change.ts";
import type { Opinion, View } from "./view.ts";

// Documents: what held for the base, held against the guards of the new bundle, and the reverse. The corpus is what both
// bundles try their own constraints with, from both sides; a document counts where it held.

/** One side of an operation: documents that try it, and its guard. */
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
    const documents = [...was.documents, ...is.documents];
    // Old requests must still be accepted, and new answers must be understood by who reads as before.
    const [lost, gained] =
      was.side === "request" ? (["breaking", "compatible"] as const) : (["compatible", "breaking"] as const);
    return [
      ...refused(documents, was, is, lost, "that held for the base is refused now"),
      ...refused(documents, is, was, gained, "that holds now was refused by the base"),
    ];
  });
};

/** An opinion for each way in which one guard refuses what the other accepts. */
function refused(documents: unknown[], from: Corpus, by: Corpus, says: Opinion["says"], how: string): Opinion[] {
  const opinions = documents.flatMap((document) => {
    if (!from.guard(document) || by.guard(document)) return [];
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

function corporaOf(contract: Contract): Corpus[] {
  const compile = createAjv(contract, { strict: false });
  const corpus = (operation: Operation, side: Side, schema: Schema, examples: unknown[]): Corpus => {
    const cases = shapesOf(contract, schema).flatMap((shape) => listCases(contract, shape));
    const documents = [...examples, ...cases.map(({ data }) => data)];
    return { operation: operation.operationId, side, guard: compile(schema), documents };
  };
  return listOperations(contract).flatMap((operation) => {
    const answer = operation.responses["200"];
    const sent = Object.values(requestExamples(contract, operation));
    const request = corpus(operation, "request", requestSchema(operation), sent);
    if (!answer?.content) return [request];
    const read = Object.values(responseExamples(contract, operation));
    return [request, corpus(operation, "answer", media(answer).schema as unknown as Schema, read)];
  });
}

/** The shapes of an answer, of which the sample of the whole is only the first. */
function shapesOf(contract: Contract, schema: Schema): Schema[] {
  const name = schema.$ref?.split("/").at(-1) ?? "";
  const target = contract.components.schemas[name] ?? schema;
  const shapes = (target.oneOf ?? []) as Schema[];
  return shapes[0]?.$ref ? shapes : [schema];
}
