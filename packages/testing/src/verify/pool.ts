/** Runs tasks, at most so many at once; the others wait in line. */
export function createPool(size: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await task();
    } finally {
      // The place goes over to the next in line, if there is one.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
