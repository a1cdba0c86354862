import type { CodeTable } from "./code-table.ts";
import type { operations, services } from "./generated/operations.gen.ts";

export type ServiceId = keyof typeof services;
export type OperationId = keyof typeof operations;

/** A part of a request that its caller gives. */
export type Part = "path" | "query" | "header" | "body";

/** What a method has to know of an operation. */
export interface OperationData {
  readonly service: ServiceId;
  readonly method: string;
  readonly path: string;
  readonly parts: readonly Part[];
  /** Those of the parts that a request may leave out. */
  readonly optional?: readonly Part[];
  /** Whether it may be sent again when nobody knows if it arrived. */
  readonly idempotent: boolean;
  /** HTTP status of its success. */
  readonly status: number;
  /** What the data of its success is in JSON; missing where there is no body. */
  readonly dataType?: string;
}

/** What requests and responses of a service have in common. */
export interface ServiceData {
  readonly id: ServiceId;
  readonly contentType: string;
  /** Header that carries the credentials. */
  readonly authorization: string;
  /** Names of the fields of a response. */
  readonly code: string;
  readonly message: string;
  readonly data: string;
  /** Code of a success. */
  readonly success: string;
  /** Codes that mean that the caller is not authenticated. */
  readonly unauthenticated: readonly string[];
  readonly codes: Pick<CodeTable<Record<string, string>>, "describe">;
}
