import { readFile } from "node:fs/promises";

/** The bundle, as far as the generators and the contract suite read it. References are left in place. */
export interface Contract {
  info: { title: string; version: string };
  tags: Tag[];
  paths: Record<string, Partial<Record<Method, OperationObject>>>;
  components: {
    schemas: Record<string, Schema>;
    securitySchemes: Record<string, { type: string; in: string; name: string }>;
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

export interface CodeTable {
  title: string;
  complete: boolean;
  codes: { code: number | string; meaning: string }[];
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

export const bundleFile = new URL("./dist/openapi.json", import.meta.url);

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

/** Every operation of the contract, in the order of its paths. */
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

/** The last part of a reference, which is the name of the component. */
export function componentName(reference: Reference): string {
  return reference.$ref.slice(reference.$ref.lastIndexOf("/") + 1);
}
