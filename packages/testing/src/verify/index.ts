export type { Fixtures } from "./fixtures.ts";
export type {
  CaseResult,
  Finding,
  OperationResult,
  Outcome,
  Verdict,
  VerifyOptions,
  VerifyResult,
} from "./types.ts";
export { verify } from "./verify.ts";
