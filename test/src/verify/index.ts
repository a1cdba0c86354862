export { UsageError } from "../port.ts";
export type { Fixtures } from "./fixtures.ts";
export type {
  Finding,
  OperationResult,
  VerifyOptions,
  VerifyResult,
} from "./types.ts";
export { verify } from "./verify.ts";
