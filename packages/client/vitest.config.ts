import { configDefaults, defineConfig, mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // Those install what they run on.
      exclude: [...configDefaults.exclude, "test/runtimes/**"],
      coverage: {
        provider: "v8",
        include: ["src/**/*.ts"],
        exclude: ["src/generated/**"],
        reporter: ["text"],
        // The forms of operations that the contract does not have are tried on a client built from another one.
        thresholds: { branches: 95, functions: 99, lines: 99, statements: 98 },
      },
    },
  }),
);
