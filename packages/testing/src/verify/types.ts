import type { Fixtures } from "./fixtures.ts";
import type { Place } from "./place.ts";

/** What to verify, and how. */
export interface VerifyOptions {
  /** Origin of each service, with the path before those of the contract, if there is one. */
  cms?: string | undefined;
  gateway?: string | undefined;
  accessKey?: string | undefined;
  secretKey?: string | undefined;
  guid?: string | undefined;
  /** Operations to verify; where it is left out, all that only read. */
  only?: readonly string[] | undefined;
  /** Values of request fields that exist on the target, by the name of the field. */
  fixtures?: Fixtures | undefined;
  /** Year of a later edition of the vendor's pages; without it, that of the contract. */
  edition?: string | undefined;
  /** How long a request may take, to the end of the body, in milliseconds. */
  timeout?: number | undefined;
  /** Requests under way at once. */
  concurrency?: number | undefined;
  /** Called after each operation. */
  onOperation?: ((result: OperationResult) => void) | undefined;
}

/** What a server has to do with a request: `response` is a success or a failure code. */
export type Expectation = "success" | "response" | "refusal";

/** What a request or its response has shown. */
export interface Observation {
  /** A note is what a server may do, and callers had better know. */
  kind: "violation" | "note";
  place: Place;
  /** What is wrong, where the place alone does not say. */
  detail?: string | undefined;
  actual: string;
  /** What to do, where it may be the caller's mistake. */
  remedy?: string | undefined;
}

export interface Finding {
  kind: "violation" | "note";
  operationId: string;
  /** Sentence of the case. */
  case: string;
  /** What the contract says, and where: a JSON pointer into the bundle. */
  contract: string;
  place: string;
  /** What was received, in short. */
  actual: string;
  /** What to do, where it may be the caller's mistake. */
  remedy?: string;
  /** Sends the request again; credentials are left out. */
  curl: string;
}

/** `inconclusive` was tried, and showed nothing: there were too few records. */
export type Outcome = "passed" | "violated" | "inconclusive" | "skipped";

export interface CaseResult {
  description: string;
  outcome: Outcome;
  milliseconds: number;
  findings: Finding[];
}

export interface OperationResult {
  operationId: string;
  cases: CaseResult[];
  /** Why some or all of its cases were not tried. */
  skipped?: string;
  /** Why there was no response at all. */
  unreachable?: string;
}

/** `conforms`, or the worst result of an operation: a violation says more than a target that is not there. */
export type Verdict = "conforms" | "violated" | "unreachable";

export interface VerifyResult {
  verdict: Verdict;
  /** Version of the contract. */
  contract: string;
  /** Year of the edition, where it is a later one. */
  edition?: string | undefined;
  operations: OperationResult[];
}
