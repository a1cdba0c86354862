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
        thresholds: { branches: 100, functions: 100, lines: 100, statements: 100 },
      },
    },
  }),
);
