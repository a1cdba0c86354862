import { readArguments } from "../arguments.ts";
import { endOnSignal, listen, parsePort } from "../port.ts";
import { startMock } from "./index.ts";

const usage = `cc-contract mock [options]

Serves the contract's examples with Prism on 127.0.0.1 until Ctrl-C.`;

/** Serves the mock according to the arguments. */
export async function mockCommand(args: string[]): Promise<undefined> {
  const values = readArguments(
    [usage],
    { port: { takes: "PORT", help: "port (4010; 0: any free one)" }, log: { help: "prints Prism's log to stderr" } },
    args,
  );
  if (!values) return;
  const log = values.log ? (line: string) => console.error(line) : undefined;
  const start = ({ port }: { port: number }) => startMock({ port, log });
  const { url } = await listen(start, parsePort("--port", values.port) ?? 4010, "--port");
  endOnSignal();
  console.log(`Mock: ${url} (Ctrl-C ends it)`);
}
