import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assertFree, listen, parsePort, UsageError } from "../../packages/testing/src/port.ts";
import { table } from "../lib/table.ts";

// pnpm start: builds everything, serves mock and docs, calls every operation and prints the outcome.

const usage = `Builds everything, serves mock and docs on 127.0.0.1, and calls every operation.

  --port PORT       port of the mock (4010; 0: any free one)
  --docs-port PORT  port of the docs (4011; 0: any free one)
  --once            end after the table; so it does where CI is set`;

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
      once: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  const once = values.once || Boolean(process.env.CI);
  // Nobody looks for the servers of a single run, so that any free port will do.
  const port = parsePort("--port", values.port) ?? (once ? 0 : 4010);
  const docsPort = parsePort("--docs-port", values["docs-port"]) ?? (once ? 0 : 4011);

  if (port > 0 && port === docsPort) throw new UsageError(`--port and --docs-port are both ${port}: choose two`);
  await assertFree(port, "--port");
  await assertFree(docsPort, "--docs-port");
  await build();
  // Built only now.
  const { startMock } = await import("@cc-contract/testing");
  const serve = async (options: { port: number }) => (await import("../../docs/scripts/serve.ts")).serveDocs(options);
  const [mock, docs, { callAll }] = await Promise.all([
    listen(startMock, port, "--port"),
    listen(serve, docsPort, "--docs-port"),
    import("./calls.ts"),
  ]);
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
  console.log(`Mock: ${mock.url}\nDocs: ${docs.url}`);
  console.log(once ? "Both have ended, because this was a single run." : "Ctrl-C ends both.");
  if (!once) return;
  await Promise.all([mock.close(), docs.close()]);
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
