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
  /** Operations to verify; by default, all read-only ones. */
  only?: readonly string[] | undefined;
  /** Values that exist on the target, by request field name. */
  fixtures?: Fixtures | undefined;
  /** Year of a later edition of the vendor's pages; the contract's edition by default. */
  edition?: string | undefined;
  /** Time limit of a request, until the end of the response body, in milliseconds. */
  timeout?: number | undefined;
  /** Number of concurrent requests. */
  concurrency?: number | undefined;
  /** Wrong credentials to send: two for each service, because too many may lock the caller's address, or all. */
  forgeries?: "few" | "all" | undefined;
  /** Whether warnings count as violations. */
  strict?: boolean | undefined;
  /** Ends the run early, with a partial result. */
  signal?: AbortSignal | undefined;
  /** Called after each operation. */
  onOperation?: ((result: OperationResult) => void) | undefined;
}

/** The required reaction to a request: `response` is a success or a failure code. */
export type Expectation = "success" | "response" | "refusal";

/**
 * A violation breaks the contract, and a warning is implausible. A note is permitted behaviour that callers should know
 * about.
 */
export type Kind = "violation" | "warning" | "note";

/** A finding from a request or its response. */
export interface Observation {
  kind: Kind;
  place: Place;
  /** The problem, if the place alone does not show it. */
  detail?: string | undefined;
  actual: string;
  /** The fix, if it may be the caller's mistake. */
  remedy?: string | undefined;
  /** Whether it is reported only once per operation. */
  once?: boolean;
}

export interface Finding {
  kind: Kind;
  operationId: string;
  /** Description of the case. */
  case: string;
  /** The requirement of the contract and its place, a JSON pointer into the bundle. */
  contract: string;
  place: string;
  /** The received value, in short. */
  actual: string;
  /** The fix, if it may be the caller's mistake. */
  remedy?: string;
  /** Shell command that resends the request, without credentials. */
  curl: string;
}

/** `inconclusive` was tried without a result: too few records, or a response that says nothing about the request. */
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

/** `conforms`, or the worst result of an operation: a violation is worse than an unreachable target. */
export type Verdict = "conforms" | "violated" | "unreachable" | "stopped";

export interface VerifyResult {
  verdict: Verdict;
  /** Why the run was stopped; its result is partial then. */
  stopped?: string | undefined;
  /** Version of this package. */
  version: string;
  /** Version of the contract. */
  contract: string;
  /** Year of a later edition, if used. */
  edition?: string | undefined;
  /** When the run began, in UTC, and how long it took. */
  started: string;
  milliseconds: number;
  /** URL of each service, if it was needed. */
  targets: Record<string, string>;
  /** The other options of the run. */
  options: Pick<VerifyOptions, "only" | "fixtures" | "timeout" | "concurrency" | "forgeries" | "strict">;
  operations: OperationResult[];
}
