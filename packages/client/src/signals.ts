/** Calls `stop` with the reason of the first signal that is or will be aborted; returns what takes that back. */
export function onAbort(signals: readonly AbortSignal[], stop: (reason: unknown) => void): () => void {
  // Not `AbortSignal.any`, which ties every call to a signal that may live as long as the process.
  const listen = ({ target }: Pick<Event, "target">) => stop((target as AbortSignal).reason);
  for (const signal of signals) signal.addEventListener("abort", listen);
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted) stop(aborted.reason);
  return () => {
    for (const signal of signals) signal.removeEventListener("abort", listen);
  };
}

/** Why a call was ended by a signal. Not the bare reason, which can be anything, also an error of another call. */
export class AbortedBySignal {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}
