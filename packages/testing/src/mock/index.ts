import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { readContract } from "@cc-contract/spec/model/contract";
import type { Report } from "./guard.ts";

/** Without it, Prism reads the schemas as draft-07, which lacks some keywords. */
const jsonSchemaDialect = "https://json-schema.org/draft/2020-12/schema";

export interface Mock {
  /** Origin of the mock, as in `http://127.0.0.1:4010`. */
  url: string;
  close(): Promise<void>;
}

export interface MockOptions {
  /** Port on 127.0.0.1; 0, the default, selects a free one. */
  port?: number | undefined;
  /** Served instead of the contract. */
  contract?: object | undefined;
  /** Called with each line of Prism's log. */
  log?: ((line: string) => void) | undefined;
}

/**
 * Starts `prism mock` with the contract on 127.0.0.1, in a separate process that ends with this one.
 * It responds with the contract's examples: the first one, or the one named by `Prefer: example=NAME`.
 *
 * @throws if Prism can't listen (`code` is that of Node, such as `EADDRINUSE`) or can't read the contract
 */
export async function startMock({ port = 0, contract, log }: MockOptions = {}): Promise<Mock> {
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-"));
  const file = join(folder, "openapi.json");
  try {
    await writeFile(file, JSON.stringify({ ...(contract ?? (await readContract())), jsonSchemaDialect }));
    const prism = startPrism(file, port, log);
    const address = await listening(prism);
    return {
      url: `http://127.0.0.1:${address.port}`,
      async close() {
        if (prism.exitCode !== null || prism.signalCode !== null) return;
        const ended = once(prism, "exit");
        prism.kill();
        await ended;
      },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function startPrism(file: string, port: number, log: MockOptions["log"]): ChildProcess {
  // Same extension as this file: `.ts` in the sources, `.js` in the package.
  const guard = new URL(`guard${extname(import.meta.url)}`, import.meta.url);
  const prism = fork(
    fileURLToPath(import.meta.resolve("@stoplight/prism-cli")),
    ["mock", file, "--host=127.0.0.1", `--port=${port}`, "--multiprocess=false", `-v=${log ? "info" : "error"}`],
    { execArgv: [`--import=${guard.href}`], silent: true },
  );
  for (const stream of [prism.stdout, prism.stderr])
    if (stream) createInterface(stream).on("line", (line) => log?.(line));
  return prism;
}

/** Waits until Prism listens. */
async function listening(prism: ChildProcess): Promise<{ port: number }> {
  const lines: string[] = [];
  for (const stream of [prism.stdout, prism.stderr]) stream?.on("data", (text) => lines.push(String(text)));
  const ended = once(prism, "close").then(([code]) => {
    throw new Error(`Prism ended with ${code} before it listened:\n${lines.join("")}`);
  });
  const [report] = (await Promise.race([once(prism, "message"), ended])) as [Report];
  ended.catch(() => {});
  if ("port" in report) return report;
  prism.kill();
  throw Object.assign(new Error(report.message), { code: report.code });
}
