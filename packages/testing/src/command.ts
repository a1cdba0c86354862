#!/usr/bin/env node
import { UsageError } from "./port.ts";
import { packageVersion } from "./version.ts";

// cc-contract: verifies a server, signs a request to one, or serves one to try callers on.

const usage = `cc-contract verify --cms URL --gateway URL   tries whether servers conform to the contract
cc-contract sign --url URL --data BODY        prints the header Authorization of a request of CC-CMS
cc-contract simulate [--port PORT]            serves a simulator of both services (4012)
cc-contract record --cms URL --out FOLDER     records servers, for simulate --from FOLDER
cc-contract mock [--port PORT]                serves the contract's examples by Prism (4010)
cc-contract compile --openapi FILE --out FOLDER  compiles validators of any OpenAPI 3.1 document

--help after a command says more, --version says which release this is.`;

const commands: Record<string, (args: string[]) => Promise<number | undefined>> = {
  // What a command doesn't need isn't loaded.
  verify: async (args) => (await import("./verify/command.ts")).verifyCommand(args),
  sign: async (args) => (await import("./verify/sign-command.ts")).signCommand(args),
  simulate: async (args) => (await import("./simulator/command.ts")).simulateCommand(args),
  compile: async (args) => (await import("./compile/command.ts")).compileCommand(args),
  record: async (args) => (await import("./record/command.ts")).recordCommand(args),
  mock: async (args) => (await import("./mock/command.ts")).mockCommand(args),
};

try {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const says: Record<string, string> = { "--help": usage, "--version": packageVersion };
  if (!command && !Object.hasOwn(says, name))
    throw new UsageError(`expected a command: ${Object.keys(commands).join(", ")}; --help says more`);
  if (!command) console.log(says[name]);
  process.exitCode = (await command?.(args)) ?? 0;
} catch (error) {
  const isUsage = error instanceof UsageError;
  if (!isUsage && !(error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")) throw error;
  const { message } = error as Error;
  // Node explains some mistakes in several lines.
  console.error(isUsage ? message : message.replace(/\s*\n\s*/g, " "));
  process.exitCode = 2;
}
