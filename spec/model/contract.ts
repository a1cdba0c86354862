import { readFile } from "node:fs/promises";

/** The bundle, as far as the generators and the contract suite read it. References are left in place. */
export interface Contract {
  info: { title: string; version: string };
  tags: Tag[];
  paths: Record<string, Partial<Record<Method, OperationObject>>>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, SecurityScheme>;
    examples: Record<string, Example>;
    parameters: Record<string, Parameter>;
    "x-codes": Record<string, CodeTable>;
  };
}

export type Method = "get" | "post";

export interface Reference {
  $ref: string;
}

/** JSON Schema; `spec/keywords/known.ts` lists the keywords that may occur. */
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema | false>;
}

export interface Tag {
  name: string;
  "x-service": Service;
}

/** How a service is spoken to: which fields of an answer hold the code, the text of a failure and the data. */
export interface Service {
  id: string;
  contentType: string;
  code: string;
  message: string;
  data: string;
}

export interface SecurityScheme {
  type: string;
  in: string;
  name: string;
  "x-renewal"?: Renewal;
}

/** How credentials are renewed: the headers of an answer that carry them, what stands before them there, and the times. */
export interface Renewal {
  headers: string[];
  prefix: string;
  everySeconds: number;
  formerValidSeconds: number;
  idleSeconds: number;
}

export interface Example {
  summary: string;
  value: unknown;
}

export interface Parameter {
  name: string;
  in: "path" | "header";
  required: boolean;
  schema: Schema;
  examples: Record<string, Example>;
}

export interface MediaType {
  schema: Reference;
  examples: Record<string, Reference | Example>;
}

export interface CodeEntry {
  code: number | string;
  /** End of a range that `code` begins. */
  to?: number;
  meaning: string;
  /** Whether the code says that the caller is not authenticated. */
  unauthenticated?: true;
  /** Where the meaning depends on another field: that field and its value. */
  [qualifier: string]: number | string | true | undefined;
}

export interface CodeTable {
  title: string;
  description: string;
  complete: boolean;
  /** Field on whose value the meaning of a code depends. */
  qualifier?: string;
  codes: CodeEntry[];
  "x-source": string;
}

interface OperationObject {
  operationId: string;
  summary: string;
  tags: [string];
  security: Record<string, []>[];
  parameters?: (Reference | Parameter)[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, { content: Record<string, MediaType> }>;
  /** Page of the vendor's reference that the operation is written from. */
  "x-source": string;
}

/** One operation with its path, its method and the service that offers it. */
export interface Operation extends OperationObject {
  path: string;
  method: Method;
  service: Service;
}

/** By the name of the package, so that code bundled elsewhere finds it, too. */
export const bundleFile = new URL(import.meta.resolve("@cc-contract/spec/openapi.json"));

/** Reads the bundle that `pnpm build` leaves in `spec/dist`. */
export async function readContract(file: URL | string = bundleFile): Promise<Contract> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The object that a reference inside the bundle points at; anything else is returned as it is. */
export function resolve<T extends object>(contract: Contract, value: T | Reference): T {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as T;
  const keys = value.$ref
    .replace("#/", "")
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  let target: unknown = contract;
  for (const key of keys) target = (target as Record<string, unknown>)[key];
  return target as T;
}

/** Every operation of the contract, in the order of its paths. The rule `supported-operation` keeps others out. */
export function listOperations(contract: Contract): Operation[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const tag = contract.tags.find(({ name }) => name === operation.tags[0]);
      if (!tag) throw new Error(`${operation.operationId}: no tag ${operation.tags[0]} in the contract`);
      return [{ ...operation, path, method, service: tag["x-service"] }];
    }),
  );
}

/** Everything that a caller chooses, as one schema: the body, or, for an operation without one, `{ path, header }`. */
export function requestSchema(contract: Contract, { requestBody, parameters = [] }: Operation): Schema {
  if (requestBody) return media(requestBody).schema as Schema;
  const list = parameters.map((parameter) => resolve(contract, parameter));
  const places = [...new Set(list.map((parameter) => parameter.in))];
  return closed(places.map((place) => [place, placeSchema(list.filter((parameter) => parameter.in === place))]));
}

/** The parameters of one place. Headers are open, because every request carries others. */
function placeSchema(parameters: Parameter[]): Schema {
  const schema = closed(
    parameters.map(({ name, schema, examples }) => [
      name,
      { ...schema, examples: Object.values(examples).map(({ value }) => value) },
    ]),
  );
  if (parameters[0]?.in === "header") delete schema.additionalProperties;
  return schema;
}

function closed(properties: [string, Schema][]): Schema {
  return {
    type: "object",
    required: properties.map(([name]) => name),
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

/** The named requests of an operation, in the form of its `requestSchema`; the first is the plainest. */
export function requestExamples(contract: Contract, operation: Operation): Record<string, unknown> {
  if (operation.requestBody) return values(contract, media(operation.requestBody).examples);
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(contract, parameter));
  const names = [...new Set(parameters.flatMap(({ examples }) => Object.keys(examples)))];
  return Object.fromEntries(names.map((name) => [name, parametersExample(parameters, name)]));
}

/** Each parameter's example of that name, or its first. */
function parametersExample(parameters: Parameter[], name: string): Record<string, Record<string, unknown>> {
  const request: Record<string, Record<string, unknown>> = {};
  for (const parameter of parameters) {
    const example = parameter.examples[name] ?? Object.values(parameter.examples)[0];
    request[parameter.in] = { ...request[parameter.in], [parameter.name]: example?.value };
  }
  return request;
}

/** The named answers of an operation with HTTP 200. */
export function responseExamples(contract: Contract, { responses }: Operation): Record<string, unknown> {
  return values(contract, media(responses["200"]).examples);
}

/** The one media type of a body. */
export function media(body: { content: Record<string, MediaType> } | undefined): MediaType {
  const [first] = Object.values(body?.content ?? {});
  if (!first) throw new Error("a body without a media type");
  return first;
}

function values(contract: Contract, examples: Record<string, Reference | Example>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [name, resolve(contract, example).value]),
  );
}

/** The last part of a reference, which is the name of the component. */
export function componentName(reference: Reference): string {
  return reference.$ref.slice(reference.$ref.lastIndexOf("/") + 1);
}
