type Stop = (reason: unknown) => void;

const stops = new WeakMap<object, Set<Stop>>();

/** Calls `stop` with the reason of the first signal that is or becomes aborted; returns a function that unsubscribes. */
export function onAbort(signals: readonly AbortSignal[], stop: Stop): () => void {
  // Not `AbortSignal.any`, which ties every call to a signal that may live as long as the process. One listener is for all
  // calls: some runtimes warn of more than ten.
  for (const signal of signals) {
    const own = stops.get(signal) ?? new Set();
    stops.set(signal, own.add(stop));
    signal.addEventListener("abort", listen);
  }
  const aborted = signals.find((signal) => signal.aborted);
  if (aborted) stop(reasonOf(aborted));
  return () => {
    for (const signal of signals) {
      const own = stops.get(signal);
      own?.delete(stop);
      if (own?.size === 0) signal.removeEventListener("abort", listen);
    }
  };
}

function listen({ target }: Pick<Event, "target">): void {
  for (const stop of [...(stops.get(target as AbortSignal) ?? [])]) stop(reasonOf(target as AbortSignal));
}

/** Some runtimes, such as React Native, provide none. */
function reasonOf({ reason }: AbortSignal): unknown {
  return reason === undefined ? Object.assign(new Error("The call was aborted"), { name: "AbortError" }) : reason;
}

/** @throws the reason of an aborted signal; not every runtime has `throwIfAborted` */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw reasonOf(signal);
}

/** Why a signal ended a call. A wrapper, because the reason can be anything, even an error of another call. */
export class AbortedBySignal {
  readonly reason: unknown;

  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/**
 * A promise that a timer or a signal may also settle. Both are released with it.
 *
 * @param begin starts the task that settles it; returns the callbacks for the timer and for a signal
 */
export function timed<Result>(
  milliseconds: number,
  signals: readonly AbortSignal[],
  begin: (resolve: (result: Result) => void, reject: Stop) => [elapsed: () => void, stop: Stop],
): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let forget: (() => void) | undefined;
  return new Promise<Result>((resolve, reject) => {
    const [elapsed, stop] = begin(resolve, reject);
    timer = setTimeout(elapsed, milliseconds);
    forget = onAbort(signals, (reason) => stop(new AbortedBySignal(reason)));
  }).finally(() => {
    clearTimeout(timer);
    forget?.();
  });
}
