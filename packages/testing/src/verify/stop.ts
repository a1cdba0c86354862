/** Ends a run early. */
export interface Stop {
  /** Also ends requests that are under way. */
  signal: AbortSignal;
  /** Why the run has ended; undefined while it continues. */
  reason(): string | undefined;
  because(reason: string): void;
}

/** The caller's signal also ends a run. */
export function createStop(caller: AbortSignal | undefined): Stop {
  const controller = new AbortController();
  const signal = AbortSignal.any([controller.signal, ...(caller ? [caller] : [])]);
  return {
    signal,
    reason: () => (signal.aborted ? (controller.signal.reason ?? "interrupted") : undefined),
    because: (reason) => controller.abort(reason),
  };
}
