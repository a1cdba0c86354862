import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../../../../vitest.config.ts";

export default mergeConfig(
  shared,
  defineConfig({ test: { dir: import.meta.dirname, globalSetup: "test/runtimes/setup.ts", fileParallelism: false } }),
);
