import type { operations, services } from "./generated/operations.gen.ts";

export type ServiceId = keyof typeof services;
export type OperationId = keyof typeof operations;

/** What the client knows of an operation. */
export interface OperationData {
  service: ServiceId;
  /** In capitals. */
  method: string;
  path: string;
  /** Status of a success. */
  status: number;
  /** JSON type of the data of a success; missing where it has none. */
  dataType?: string;
  /** Whether it may be sent again. */
  idempotent: boolean;
  /** The parts of a request that its caller gives, and whether each has to be given. */
  parts: Partial<Record<"path" | "query" | "header" | "body", boolean>>;
}
