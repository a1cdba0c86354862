import { defineConfig } from "vitest/config";

// What tries the hand-written part quickly. The fuzzing is left out: it finds the same, and takes too long for each mutant.
export default defineConfig({ test: { include: ["test/{issues,emit,cases,describe,formats}.test.ts"] } });
