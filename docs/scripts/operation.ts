import { operations } from "@cc-contract/client";
import type { Operation, Parameter, Reference } from "@cc-contract/spec/model/contract";
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
import { codesLink } from "./codes.ts";
import { fieldTable, rulesOf } from "./fields.ts";
import { code, fence, html, line, markdown, page } from "./markdown.ts";
import type { Sample } from "./samples.ts";

/** The page of one operation, with a console where the packages know the operation. */
export function operationPage(contract: Contract, operation: Operation, samples: Sample[]): string {
  const { operationId, summary, service } = operation;
  const tabs = samples.map(({ label, language, text }) => fence(`${language} [${label}]`, text));
  const group = `::: code-group\n\n${tabs.join("\n\n")}\n\n:::`;
  const console = `## Try it\n\nA form that checks, signs and sends a request to a server on this machine.\n\n<CallConsole operation="${html(operationId)}" />`;
  const isKnown = Object.hasOwn(operations, operationId);
  const text = operationText(contract, operation, isKnown ? `${group}\n\n${console}` : group);
  const link = `[In the reference](../reference.html#${encodeURI(operationId)})`;
  // A file of a path is named after its first operation.
  const [first] = Object.values(contract.paths[operation.path] ?? {}).flatMap((one) => one?.operationId ?? []);
  const source = `spec/${service.id}/${first}.yaml`;
  return page(operationId, `${summary}.`, `${text}\n\n${link}`, { source });
}

/** Everything in the contract about an operation, as Markdown for its page. */
export function operationText(contract: Contract, operation: Operation, samples: string): string {
  const { operationId, summary, description, service } = operation;
  const [scheme = ""] = Object.keys(operation.security[0] ?? {});
  const { name: header, "x-renewal": renewal } = contract.components.securitySchemes[scheme] ?? {};
  const facts = [
    `Request: ${code(`${operation.method.toUpperCase()} ${operation.path}`)}`,
    `Service: ${line(operation.tags[0])}`,
    `Content-Type: ${code(service.contentType)}`,
    `Security: [${line(scheme)}](../guides/${renewal ? "guid" : "signing"}.md), in the header ${code(header)}`,
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
    "Each of these runs as it stands, once the variables are set. Save the first two as files that end in `.mjs`.",
    samples,
    "## Response",
    ...response(contract, operation),
  ];
  return text.filter(Boolean).join("\n\n");
}

const partNames = { path: "Parameters in the path", query: "Parameters in the query", header: "Headers" };

function request(contract: Contract, { parameters, requestBody }: Operation): string[] {
  const body = requestBody && (media(requestBody).schema as Schema);
  const parts = Object.entries(partNames).flatMap(([part, name]) => {
    const own = parameters.filter((parameter) => parameter.in === part);
    return own.length > 0 ? [`### ${name}`, fieldTable(contract, asSchema(own))] : [];
  });
  const rules = [...new Set(body ? rulesOf(contract, body) : [])];
  return [
    ...parts,
    parts.length > 0 && body && "### Body",
    body && fieldTable(contract, body),
    parts.length === 0 && !body && "It has no parameters and no body.",
    rules.length > 0 && `### Rules between fields\n\n${rules.map((rule) => `- ${rule}`).join("\n")}`,
    body && `### Examples of a request\n\n${examples(contract, media(requestBody).examples)}`,
  ].filter((part) => typeof part === "string");
}

/** Parameters as the fields of an object. */
function asSchema(parameters: Parameter[]): Schema {
  const properties = parameters.map(({ name, description, schema, examples }) => {
    const values = Object.values(examples).map(({ value }) => {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      return `\`${text.replaceAll("`", "'")}\``;
    });
    const example = values.length > 0 && `For example ${values.join(", ")}.`;
    return [name, { ...schema, description: [description, example].filter(Boolean).join(" ") }];
  });
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return { type: "object", required, properties: Object.fromEntries(properties) };
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
  if (!both) return [`HTTP ${status} is the success response. It has no body.`];
  const codeOf = (shape: Reference) => {
    const property = resolveSchema(contract, { ...shape }).properties?.[service.code];
    return resolveSchema(contract, property || {});
  };
  const table = codeOf(both.failure)["x-codes"];
  const rules = [...new Set(rulesOf(contract, { ...both.success }))];
  return [
    `HTTP ${status} is a success or a failure. ${code(service.code)} distinguishes them: a success has ${code(codeOf(both.success).const)}.`,
    "### Success",
    `Schema: ${code(componentName(both.success))}`,
    fieldTable(contract, { ...both.success }),
    ...(rules.length > 0 ? [`#### Rules between its fields\n\n${rules.map((rule) => `- ${rule}`).join("\n")}`] : []),
    "### Failure",
    `Schema: ${code(componentName(both.failure))}`,
    fieldTable(contract, { ...both.failure }),
    table ? `Every code is in the table ${codesLink(table)}; [Failures](../guides/failures.md) says what to do.` : "",
  ];
}

function examples(contract: Contract, named: Record<string, Reference | Example>): string {
  return Object.values(named)
    .map((example) => resolve<Example>(contract, example))
    .map(({ summary, value }) => `${line(summary)}:\n\n${fence("json", JSON.stringify(value, null, 2))}`)
    .join("\n\n");
}
