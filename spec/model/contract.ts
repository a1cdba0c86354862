import { readFile } from "node:fs/promises";

/** The bundle, as far as the generators and the contract suite read it. References are left in place. */
export interface Contract {
  info: {
    title: string;
    version: string;
    /** Year of the vendor's edition; missing for the base edition. */
    "x-edition"?: string;
  };
  tags: Tag[];
  paths: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, SecurityScheme>;
    examples: Record<string, Example>;
    parameters: Record<string, Parameter>;
  };
  "x-codes": Record<string, CodeTable>;
  /** Formats that the validators check; the others restrict nothing. */
  "x-assert-formats"?: string[];
}

export const methods = ["get", "put", "post", "patch", "delete"] as const;

export type Method = (typeof methods)[number];

/** A part of a request that the caller chooses. */
export type Part = "path" | "query" | "header" | "body";

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

/** The conventions of a service: which response fields contain the code, the error message and the data. */
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
  /** Credentials, in all their forms. */
  "x-examples"?: string[];
}

/** How credentials are renewed: the response headers that carry them, the prefix there, and the times. */
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
  in: Exclude<Part, "body">;
  description: string;
  required?: boolean;
  schema: Schema;
  examples: Record<string, Example>;
}

export interface MediaType {
  schema: Reference;
  examples: Record<string, Reference | Example>;
}

export interface CodeEntry {
  code: number | string;
  /** End of a range that starts at `code`. */
  to?: number;
  meaning: string;
  /** Name for programs, independent of the wording of its meaning; every entry of a complete table has one. */
  name?: string;
  /** Whether the code says that the caller is not authenticated. */
  unauthenticated?: true;
  /** If the meaning depends on another field: that field and its value. */
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

export interface Body {
  description?: string;
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface Response {
  description: string;
  /** Missing if the response has no body, as with status 204. */
  content?: Record<string, MediaType>;
}

interface OperationObject {
  operationId: string;
  summary: string;
  description: string;
  tags: [string];
  security: Record<string, []>[];
  parameters?: (Reference | Parameter)[];
  requestBody?: Reference | Body;
  responses: Record<string, Reference | Response>;
  deprecated?: boolean;
  /** Whether a POST or PATCH may be sent again, because it only reads or has the same effect twice. */
  "x-idempotent"?: boolean;
  /** Page of the vendor's reference that the operation was written from. */
  "x-source": string;
}

interface PathItem extends Partial<Record<Method, OperationObject>> {
  parameters?: (Reference | Parameter)[];
}

/** One operation with its path, its method and the service that offers it; its own references are resolved. */
export interface Operation extends Omit<OperationObject, "parameters" | "requestBody" | "responses"> {
  path: string;
  method: Method;
  service: Service;
  /** Includes those of its path; empty if there are none. */
  parameters: Parameter[];
  requestBody?: Body;
  responses: Record<string, Response>;
  /** Whether it may be sent again when it is unknown whether it arrived. */
  idempotent: boolean;
  /** Whether its requests are signed; others belong to a session, whose scheme defines its renewal. */
  signed: boolean;
}

/** By package name, so that code bundled elsewhere finds it, too. */
export const bundleFile: URL = new URL(import.meta.resolve("@cc-contract/spec/openapi.json"));

/** Reads the bundle that `pnpm build` leaves in `spec/dist`. */
export async function readContract(file: URL | string = bundleFile): Promise<Contract> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The object that a reference inside the bundle points at; anything else is returned as it is. */
export function resolve<T extends object>(contract: Contract, value: T | Reference): T {
  if (!("$ref" in value) || typeof value.$ref !== "string") return value as T;
  let target: unknown = contract;
  for (const key of keysOf(value.$ref)) target = Object(target)[key];
  if (target === undefined) throw new Error(`the contract does not contain ${value.$ref}`);
  return target as T;
}

/** A schema with everything that it refers to; its own keywords win. */
export function resolveSchema(contract: Contract, schema: Schema | Reference): Schema {
  const { $ref, ...own } = schema as Schema;
  return $ref ? resolveSchema(contract, { ...resolve<Schema>(contract, { $ref }), ...own }) : own;
}

/** The keys of a JSON pointer, which may begin with `#`. */
export function keysOf(pointer: string): string[] {
  const [, ...keys] = pointer.split("/");
  return keys.map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The last part of a reference, which is the name of the component. */
export function componentName(reference: Reference): string {
  return keysOf(reference.$ref).at(-1) ?? "";
}
