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
  /** Wrong credentials that are tried: two for each service, because too many may lock the caller's address, or all. */
  forgeries?: "few" | "all" | undefined;
  /** Whether a warning counts as a violation does. */
  strict?: boolean | undefined;
  /** Ends the run early; what it has until then is the result. */
  signal?: AbortSignal | undefined;
  /** Called after each operation. */
  onOperation?: ((result: OperationResult) => void) | undefined;
}

/** What a server has to do with a request: `response` is a success or a failure code. */
export type Expectation = "success" | "response" | "refusal";

/**
 * A violation is what the contract rules out, a warning what common sense does. A note is what a server may do, and callers
 * had better know.
 */
export type Kind = "violation" | "warning" | "note";

/** What a request or its response has shown. */
export interface Observation {
  kind: Kind;
  place: Place;
  /** What is wrong, where the place alone does not say. */
  detail?: string | undefined;
  actual: string;
  /** What to do, where it may be the caller's mistake. */
  remedy?: string | undefined;
  /** Whether it is reported once only for an operation, however many responses show it. */
  once?: boolean;
}

export interface Finding {
  kind: Kind;
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

/** `inconclusive` was tried and showed nothing: there were too few records, or a response that says nothing of the request. */
export type Outcome = "passed" | "violated" | "inconclusive" | "skipped";

export interface CaseResult {
  description: string;
  outcome: Outcome;
  milliseconds: number;
  findings: Finding[];
  /** Why it was not tried. */
  reason?: string;
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
export type Verdict = "conforms" | "violated" | "unreachable" | "stopped";

export interface VerifyResult {
  verdict: Verdict;
  /** Why the run was stopped; its result is partial then. */
  stopped?: string | undefined;
  /** Version of this package. */
  version: string;
  /** Version of the contract. */
  contract: string;
  /** Year of the edition, where it is a later one. */
  edition?: string | undefined;
  /** When the run began, in UTC, and how long it took. */
  started: string;
  milliseconds: number;
  /** Address of each service, as far as it was needed. */
  targets: Record<string, string>;
  /** The other options that shaped the run. */
  options: Pick<VerifyOptions, "only" | "fixtures" | "timeout" | "concurrency" | "forgeries" | "strict">;
  operations: OperationResult[];
}
