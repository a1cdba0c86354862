import { defineConfig } from "vitest/config";

// What tries signing and repeating.
export default defineConfig({ test: { include: ["test/{sign,requests,retry,failures*}.test.ts"] } });
