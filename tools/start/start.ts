import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assertFree, listen, parsePort, UsageError } from "../../packages/testing/src/port.ts";
import { table } from "../lib/table.ts";

// pnpm start: builds everything, serves mock, simulator and docs, calls every operation and prints the outcome.

const usage = `Builds everything, serves mock, simulator and docs on 127.0.0.1, and calls every operation.

  --port PORT            port of the mock (4010; 0: any free one)
  --docs-port PORT       port of the docs (4011; 0: any free one)
  --simulator-port PORT  port of the simulator, which the consoles of the docs call (4012; 0: any free one)
  --once                 end after the table; so it does where CI is set`;

try {
  await start();
} catch (error) {
  if (!(error instanceof UsageError || (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")))
    throw error;
  console.error((error as Error).message);
  process.exit(2);
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      "docs-port": { type: "string" },
      "simulator-port": { type: "string" },
      once: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const once = values.once || Boolean(process.env.CI);
  // No one looks for the servers of a single run, so any free port will do.
  const portOf = (option: "port" | "docs-port" | "simulator-port", usual: number) =>
    parsePort(`--${option}`, values[option]) ?? (once ? 0 : usual);
  const ports = {
    "--port": portOf("port", 4010),
    "--docs-port": portOf("docs-port", 4011),
    "--simulator-port": portOf("simulator-port", 4012),
  };
  const taken = new Map<number, string>();
  for (const [option, port] of Object.entries(ports)) {
    const other = port > 0 && taken.get(port);
    if (other) throw new UsageError(`${other} and ${option} are both ${port}: choose two`);
    taken.set(port, option);
    await assertFree(port, option);
  }
  await build();
  // Built only now.
  const [{ startMock, startSimulator }, { serveDocs }, { callAll }] = await Promise.all([
    import("@cc-contract/testing"),
    import("../../docs/scripts/serve.ts"),
    import("./calls.ts"),
  ]);
  const [mock, simulator] = await Promise.all([
    listen(startMock, ports["--port"], "--port"),
    listen(startSimulator, ports["--simulator-port"], "--simulator-port"),
  ]);
  const docs = await listen(({ port }) => serveDocs({ port, simulator }), ports["--docs-port"], "--docs-port");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));

  const reports = await callAll(mock.url);
  const heading = ["Operation", "Method and path", "HTTP", "Code", "Validated", "ms"];
  const rows = reports.map(({ operationId, endpoint, status, code, validated, milliseconds }) => [
    operationId,
    endpoint,
    String(status),
    code,
    validated ? "yes" : "no",
    milliseconds.toFixed(0),
  ]);
  console.log(`\n${table(heading, rows)}\n`);
  const problems = reports.flatMap(({ operationId, problem }) => (problem ? [`${operationId}: ${problem}`] : []));
  for (const problem of problems) console.error(problem);
  console.log(`Mock: ${mock.url}\nSimulator: ${simulator.url}\nDocs: ${docs.url}`);
  console.log(once ? "All have ended, because this was a single run." : "Ctrl-C ends all three.");
  if (!once) return;
  await Promise.all([mock.close(), simulator.close(), docs.close()]);
  process.exit(problems.length > 0 ? 1 : 0);
}

/** Builds by turbo. Where that fails, turbo has said why, and nothing is started. */
function build(): Promise<void> {
  return new Promise((resolve) => {
    const turbo = spawn(
      process.execPath,
      [
        fileURLToPath(import.meta.resolve("turbo/bin/turbo")),
        "run",
        "build",
        "--output-logs=new-only",
        "--log-order=grouped",
      ],
      {
        cwd: join(import.meta.dirname, "../.."),
        stdio: "inherit",
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
      },
    );
    // Turbo ends with 0 when it is interrupted, too.
    let stopped = false;
    const stop = () => {
      stopped = true;
      turbo.kill();
    };
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
    turbo.on("close", (code, signal) => {
      process.off("SIGTERM", stop);
      process.off("SIGINT", stop);
      if (code === 0 && !stopped) return resolve();
      process.exit(stopped || signal ? 130 : 1);
    });
  });
}
