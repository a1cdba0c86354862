import type { Operation, Reference } from "@cc-contract/spec/model/contract";
import {
  type Contract,
  componentName,
  type Example,
  resolve,
  resolveSchema,
  type Schema,
} from "@cc-contract/spec/model/contract";
import { media, responseShapes, successOf } from "@cc-contract/spec/model/operations";
import { sunsetSentence } from "@cc-contract/spec/model/sunset";
import { codesLink, fieldTable, rulesOf, typeOf } from "./fields.ts";
import { code, fence, line, markdown, page, table } from "./markdown.ts";
import type { Sample } from "./samples.ts";

/** Where the reference shows an operation. */
export function referenceAnchor({ tags, operationId }: Operation): string {
  return `#/${tags[0]}/${operationId}`.toLowerCase();
}

/** The page of one operation, with everything that the contract says of it. */
export function operationPage(contract: Contract, operation: Operation, samples: Sample[]): string {
  const { operationId, summary, description, service } = operation;
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  const { name: header, "x-renewal": renewal } = contract.components.securitySchemes[scheme] ?? {};
  const facts = [
    `Request: ${code(`${operation.method.toUpperCase()} ${operation.path}`)}`,
    `Service: ${line(operation.tags[0])}`,
    `Content-Type: ${code(service.contentType)}`,
    `Security: [${line(scheme)}](../guides/${renewal ? "guid" : "signing"}.md), in the header ${code(header)}`,
    `Reference: [in the reference](../reference.html${encodeURI(referenceAnchor(operation))})`,
    `Vendor page: ${line(operation["x-source"])}`,
  ];
  const text = [
    `# ${line(operationId)}`,
    `${line(summary)}.`,
    sunsetSentence(operation) ?? "",
    facts.map((fact) => `- ${fact}`).join("\n"),
    markdown(description),
    "## Request",
    ...request(contract, operation),
    "## Call it",
    "Each of these runs as it stands, once the variables are set.",
    `::: code-group\n\n${samples.map(({ label, language, text }) => fence(`${language} [${label}]`, text)).join("\n\n")}\n\n:::`,
    "## Response",
    ...response(contract, operation),
  ];
  return page(operationId, `${summary}.`, text.filter(Boolean).join("\n\n"));
}

function request(contract: Contract, { parameters, requestBody }: Operation): string[] {
  const body = requestBody && (media(requestBody).schema as Schema);
  const rows = parameters.map(({ name, in: part, description, required = false, schema, examples }) => {
    const shown = Object.values(examples).map(({ value }) =>
      code(typeof value === "string" ? value : JSON.stringify(value)),
    );
    const example = shown.length > 0 && `For example ${shown.join(", ")}.`;
    return [
      code(name),
      part,
      typeOf(contract, schema, required),
      [line(description), example].filter(Boolean).join(" "),
    ];
  });
  const rules = [...new Set(body ? rulesOf(contract, body) : [])];
  return [
    rows.length > 0 && table(["Parameter", "In", "Type", "Meaning"], rows),
    rows.length > 0 && body && "The body:",
    body && fieldTable(contract, body),
    rows.length === 0 && !body && "It takes no parameters and no body.",
    rules.length > 0 && `### Rules between fields\n\n${rules.map((rule) => `- ${rule}`).join("\n")}`,
    body && `### Examples of a request\n\n${examples(contract, media(requestBody).examples)}`,
  ].filter((part) => typeof part === "string");
}

function response(contract: Contract, operation: Operation): string[] {
  const { status, media: content } = successOf(operation);
  const refused = operation.responses["401"];
  return [
    ...shapes(contract, operation, status),
    ...(refused ? [`### HTTP 401\n\n${line(refused.description)} See [401: what now](../guides/401.md).`] : []),
    ...(content ? [`### Examples of a response\n\n${examples(contract, content.examples)}`] : []),
  ];
}

function shapes(contract: Contract, operation: Operation, status: number): string[] {
  const { service } = operation;
  const both = responseShapes(contract, operation);
  if (!both) return [`HTTP ${status} is the success. It has no body.`];
  const codeOf = (shape: Reference) => {
    const property = resolveSchema(contract, { ...shape }).properties?.[service.code];
    return resolveSchema(contract, property || {});
  };
  const table = codeOf(both.failure)["x-codes"];
  return [
    `HTTP ${status} carries a success or a failure. ${code(service.code)} tells them apart: a success has ${code(codeOf(both.success).const)}.`,
    `### Success: ${line(componentName(both.success))}`,
    fieldTable(contract, { ...both.success }),
    `### Failure: ${line(componentName(both.failure))}`,
    fieldTable(contract, { ...both.failure }),
    table
      ? `Every code is in [the table ${line(table)}](${codesLink(table)}); [Failures](../guides/failures.md) says what to do.`
      : "",
  ];
}

function examples(contract: Contract, named: Record<string, Reference | Example>): string {
  return Object.values(named)
    .map((example) => resolve<Example>(contract, example))
    .map(({ summary, value }) => `${line(summary)}:\n\n${fence("json", JSON.stringify(value, null, 2))}`)
    .join("\n\n");
}
