import type { operations, services } from "./generated/operations.gen.ts";

export type ServiceId = keyof typeof services;
export type OperationId = keyof typeof operations;
