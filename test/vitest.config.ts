import { defineConfig, mergeConfig } from "vitest/config";
import shared from "../vitest.config.ts";

/** Folders whose tests install or build the repository: `check` runs each as a separate task. */
const slow = ["add-operation", "folder", "foreign", "fresh", "published"];

const projects = [
  { name: "suite", exclude: ["**/node_modules/**", ...slow.map((folder) => `${folder}/**`)] },
  ...slow.map((name) => ({ name, include: [`${name}/**/*.test.ts`] })),
];

export default mergeConfig(
  shared,
  defineConfig({ test: { projects: projects.map((test) => ({ extends: true, test })) } }),
);
