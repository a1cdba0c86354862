import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import {
  listOperations,
  media,
  requestExamples,
  requestSchema,
  responseExamples,
} from "@cc-contract/spec/model/operations";
import { sunsetSentence } from "@cc-contract/spec/model/sunset";
import { fieldTable, nameOf, rulesOf, whole } from "./fields.ts";
import { markdownTable, type Page } from "./page.ts";
import type { Sample } from "./samples.ts";

/** Where the reference shows an operation. */
export function referenceAnchor({ tags, operationId }: Operation): string {
  return `#/${tags[0]}/${operationId}`.toLowerCase();
}

/** The page of one operation, with everything that the contract says of it. */
export function operationPage(contract: Contract, operation: Operation, samples: Sample[]): Page {
  const { operationId, summary, description = "" } = operation as Operation & { description?: string };
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  const facts = [
    ["Request", `\`${operation.method.toUpperCase()} ${operation.path}\``],
    ["Service", operation.tags[0]],
    ["Content-Type", `\`${operation.service.contentType}\``],
    [
      "Security",
      `[${scheme}](../guides/${scheme === "Guid" ? "guid" : "signing"}.md), in the header \`${contract.components.securitySchemes[scheme]?.name}\``,
    ],
    ["Reference", `<a href="../reference.html${referenceAnchor(operation)}" target="_self">in the reference</a>`],
    ["Source", operation["x-source"]],
  ];
  const text = [
    `# ${operationId}`,
    `${summary}.`,
    ...[sunsetSentence(operation) ?? []].flat(),
    facts.map(([name, value]) => `- ${name}: ${value}`).join("\n"),
    description,
    "## Request",
    ...request(contract, operation),
    "## Call it",
    "Each of these runs as it stands, once the variables are set.",
    codeGroup(samples),
    "## Answer",
    ...answers(contract, operation),
  ];
  return {
    path: `operations/${operationId}`,
    title: operationId,
    description: `${summary}.`,
    text: `${text.join("\n\n")}\n`,
  };
}

/** Samples side by side, a tab each. */
function codeGroup(samples: Sample[]): string {
  const blocks = samples.map(({ label, language, text }) => `\`\`\`${language} [${label}]\n${text.trimEnd()}\n\`\`\``);
  return `::: code-group\n\n${blocks.join("\n\n")}\n\n:::`;
}

function request(contract: Contract, operation: Operation): string[] {
  const schema = requestSchema(operation);
  const parts = operation.requestBody ? [fieldTable(contract, schema)] : [parameterTable(contract, operation)];
  const rules = [...new Set(rulesOf(contract, operation.requestBody ? schema : {}))];
  const examples = operation.requestBody
    ? Object.entries(requestExamples(contract, operation)).map(([name, value]) =>
        example(contract, operation.requestBody, name, value),
      )
    : [];
  return [
    ...parts,
    ...(rules.length > 0 ? ["### Rules between fields", rules.map((rule) => `- ${rule}`).join("\n")] : []),
    ...(examples.length > 0 ? ["### Examples of a request", ...examples] : []),
  ];
}

function parameterTable(contract: Contract, { parameters = [] }: Operation): string {
  const rows = parameters.map((parameter) => {
    const {
      name,
      in: place,
      required,
      schema,
      description,
    } = resolve(contract, parameter) as ReturnType<
      typeof resolve<import("@cc-contract/spec/model/contract").Parameter>
    > & {
      description?: string;
    };
    const examples = Object.values(resolve(contract, parameter).examples ?? {}).map(({ value }) => `\`${value}\``);
    return [
      `\`${name}\``,
      place,
      String(schema.type),
      required ? "yes" : "no",
      String(schema.title ?? (schema.minLength !== undefined ? `${schema.minLength} characters or more` : "")),
      `${description ?? ""} For example ${examples.join(", ")}.`,
    ];
  });
  return markdownTable(["Parameter", "In", "Type", "Required", "Constraint", "Meaning"], rows);
}

function answers(contract: Contract, operation: Operation): string[] {
  const ok = operation.responses["200"];
  const union = resolve<Schema>(contract, media(ok).schema);
  const [success, failure] = (union.oneOf ?? []) as Schema[];
  const { service } = operation;
  const code = whole(contract, whole(contract, success ?? {}).properties?.[service.code] || {}).const;
  const failureCode = whole(contract, failure ?? {}).properties?.[service.code] || {};
  const examples = Object.entries(responseExamples(contract, operation)).map(([name, value]) =>
    example(contract, ok, name, value),
  );
  const refused = resolve(contract, operation.responses["401"] as never) as { description: string };
  return [
    `HTTP 200 carries a success or a failure. \`${service.code}\` tells them apart: a success has \`${code}\`.`,
    `### Success: ${nameOf(success ?? {})}`,
    fieldTable(contract, success ?? {}),
    `### Failure: ${nameOf(failure ?? {})}`,
    fieldTable(contract, failure ?? {}),
    `Every code stands in [the table ${failureCode["x-codes"]}](../codes.md#${String(failureCode["x-codes"]).toLowerCase()}); [what to do](../guides/failures.md) is another page.`,
    "### HTTP 401",
    `${refused.description} See [401: what now](../guides/401.md).`,
    "### Examples of an answer",
    ...examples,
  ];
}

function example(
  contract: Contract,
  body: Operation["requestBody"] | Operation["responses"][string],
  name: string,
  value: unknown,
): string {
  const { summary } = resolve(contract, media(body).examples[name] as { summary: string });
  return `${summary}:\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}

/** A table of all operations, which leads to their pages. */
export function operationTable(contract: Contract, base = "./"): string {
  const rows = listOperations(contract).map(({ operationId, summary, tags }) => [
    `[${operationId}](${base}operations/${operationId}.md)`,
    summary,
    tags[0],
  ]);
  return markdownTable(["Operation", "What it does", "Service"], rows);
}
