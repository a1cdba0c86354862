import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";
import { type Call, callOf } from "./samples.ts";

/** The pre-request script that signs. */
export const signScript = readFileSync(join(import.meta.dirname, "../postman/sign.js"), "utf8").replaceAll(
  "\r\n",
  "\n",
);

/** A collection for Postman: a request for each operation, with its examples, in a folder for each service. */
export function postmanCollection(contract: Contract): object {
  const calls = listOperations(contract).map((operation) => callOf(contract, operation));
  const services = Map.groupBy(calls, ({ operation }) => String(operation.tags[0]));
  const folders = [...services].map(([name, own]) => ({
    name,
    item: own.map((call) => requestOf(call)),
    event: own.some(({ signed }) => signed) ? [script(signScript)] : [],
  }));
  const spans = calls.flatMap(({ span }) => span ?? []);
  return {
    info: {
      name: contract.info.title,
      description: (contract.info as { description?: string }).description,
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    item: folders,
    // A collection's script runs before those of its folders: the window is set before it is signed.
    event: spans.length > 0 ? [script(windowScript(spans))] : [],
    variable: [
      ...new Map(calls.map(({ variable, origin }) => [variable.toLowerCase(), origin])),
      ...["accessKey", "secretKey", "guid"].map((name) => [name, ""]),
    ].map(([key, value]) => ({ key, value })),
  };
}

/** What the site has for Postman, by the name of the file. */
export function postmanFiles(contract: Contract): Record<string, string> {
  return {
    "cc-contract.postman_collection.json": `${JSON.stringify(postmanCollection(contract), null, 2)}\n`,
    "postman-sign.js": signScript,
  };
}

const script = (text: string) => ({
  listen: "prerequest",
  script: { type: "text/javascript", exec: text.split("\n") },
});

/** The services keep a day: the window is the last that is open now. */
function windowScript(spans: NonNullable<Call["span"]>[]): string {
  const text = "(time) => time.toISOString().slice(0, 19).replace('T', ' ')";
  const sets = spans.map(
    ({ begin, end, stepMinutes }) =>
      `pm.variables.set("${begin}", text(new Date(now - ${stepMinutes * 60_000})));\npm.variables.set("${end}", text(new Date(now)));`,
  );
  return `const now = Date.now();\nconst text = ${text};\n${sets.join("\n")}`;
}

function requestOf({ contract, operation, variable, request, target, header, signed, span }: Call): object {
  const { operationId, summary, description, method, service } = operation;
  const body = span
    ? { ...(request.body as object), [span.begin]: `{{${span.begin}}}`, [span.end]: `{{${span.end}}}` }
    : request.body;
  const headers = { "Content-Type": service.contentType, ...request.header, ...(!signed && { [header]: "{{guid}}" }) };
  const [path = "", query] = target.split("?");
  const sent = {
    method: method.toUpperCase(),
    description: `${summary}.\n\n${description}`,
    header: Object.entries(headers).map(([key, value]) => ({ key, value })),
    url: {
      raw: `{{${variable.toLowerCase()}}}${target}`,
      host: [`{{${variable.toLowerCase()}}}`],
      path: path.slice(1).split("/"),
      ...(query && { query: [...new URLSearchParams(query)].map(([key, value]) => ({ key, value })) }),
    },
    ...(body !== undefined && {
      body: { mode: "raw", raw: JSON.stringify(body, null, 2), options: { raw: { language: "json" } } },
    }),
  };
  return {
    name: operationId,
    request: sent,
    response: Object.entries(responseExamples(contract, operation)).map(([name, example]) => ({
      name,
      originalRequest: sent,
      ...{ code: 200, status: "OK", _postman_previewlanguage: "json" },
      header: [{ key: "Content-Type", value: service.contentType }],
      body: JSON.stringify(example, null, 2),
    })),
  };
}
