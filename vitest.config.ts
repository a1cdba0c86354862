import { defineConfig } from "vitest/config";

// The live summary of the default reporter overwrites the lines of other tasks when turbo runs several at once.
export default defineConfig({ test: { reporters: [["default", { summary: false }]] } });
