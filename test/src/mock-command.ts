import { parseArgs } from "node:util";
import { startMock } from "./mock.ts";
import { listen, parsePort, UsageError } from "./port.ts";

// pnpm mock: serves the contract by Prism until Ctrl-C.

try {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  const mock = await listen(startMock, parsePort("--port", values.port) ?? 4010, "--port");
  console.log(`Mock: ${mock.url} (Ctrl-C ends it)`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
} catch (error) {
  if (!(error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")))
    throw error;
  console.error((error as Error).message);
  process.exitCode = 2;
}
