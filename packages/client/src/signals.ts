/** Calls `stop` with the reason of the first signal that ends a call; returns what takes that back. */
export function onAbort(signals: readonly AbortSignal[], stop: (reason: unknown) => void): () => void {
  // Not `AbortSignal.any`, which ties every call to a signal that may live as long as the process.
  const listen = ({ target }: Event) => stop((target as AbortSignal).reason);
  for (const signal of signals) signal.addEventListener("abort", listen);
  return () => {
    for (const signal of signals) signal.removeEventListener("abort", listen);
  };
}
