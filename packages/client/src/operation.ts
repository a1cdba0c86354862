import type { CodeTable } from "./code-table.ts";
import type { operations, services } from "./generated/operations.gen.ts";

export type ServiceId = keyof typeof services;
export type OperationId = keyof typeof operations;

/** A part of a request that its caller provides. */
export type Part = "path" | "query" | "header" | "body";

/** What a method needs to know about an operation. */
export interface OperationData {
  readonly service: ServiceId;
  readonly method: string;
  readonly path: string;
  readonly parts: readonly Part[];
  /** The optional parts. */
  readonly optional?: readonly Part[];
  /** Whether it may be sent again when it is unknown whether it arrived. */
  readonly idempotent: boolean;
  /** HTTP status of its success. */
  readonly status: number;
  /** JSON type of the data of a success; missing if there is no body. */
  readonly dataType?: string;
}

/** What the requests and responses of a service have in common. */
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
