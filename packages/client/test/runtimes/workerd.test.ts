import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, inject, onTestFinished, test } from "vitest";
import { programs } from "./packages.ts";
import { startServer } from "./server.ts";

test("a worker runs the program", async () => {
  const project = inject("project");
  const args = ["serve", join(project, "worker.capnp"), "--control-fd=1"];
  const child = spawn(join(project, "node_modules", programs.workerd), args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  // The first line says which port is free.
  const [line] = await once(createInterface(child.stdout), "line");
  const origin = encodeURIComponent(await startServer());
  const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/?origin=${origin}`);
  expect(await response.text()).toBe("ok");
});
