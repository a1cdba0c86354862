import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The live summary of the default reporter overwrites the lines of other tasks when turbo runs several at once.
    reporters: [["default", { summary: false }]],
    // A limit for what hangs, not for what is slow: machines are shared, and several suites run at once.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
    // Much of the time is spent waiting for processes and servers.
    maxWorkers: 2,
    // No test changes what another file's tests import.
    isolate: false,
  },
});
