/** Ends a run early. */
export interface Stop {
  /** Also ends requests that are under way. */
  signal: AbortSignal;
  /** Why the run has ended; undefined as long as it goes on. */
  reason(): string | undefined;
  because(reason: string): void;
}

/** A run also ends by the signal of its caller. */
export function createStop(caller: AbortSignal | undefined): Stop {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, ...(caller ? [caller] : [])]);
  return {
    signal,
    reason: () => (signal.aborted ? (controller.signal.reason ?? "interrupted") : undefined),
    because: (reason) => controller.abort(reason),
  };
}
