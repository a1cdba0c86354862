import { defineConfig } from "vitest/config";

// What tries signing and retries.
export default defineConfig({ test: { include: ["test/{sign,requests,failures*}.test.ts"] } });
