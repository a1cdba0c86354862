#!/usr/bin/env node
import { UsageError } from "./port.ts";
import { packageVersion } from "./version.ts";

// cc-contract: verifies a server, signs a request, or serves a server for testing callers.

const usage = `cc-contract verify --cms URL --gateway URL        tests whether servers conform to the contract
cc-contract sign --url URL --data BODY            prints the header Authorization for a CC-CMS request
cc-contract simulate [--port PORT]                serves a simulator of both services (4012)
cc-contract record --cms URL --out FOLDER         records servers, for simulate --from FOLDER
cc-contract mock [--port PORT]                    serves the contract's examples with Prism (4010)
cc-contract compile --openapi FILE --out FOLDER   compiles validators for any OpenAPI 3.1 document

COMMAND --help shows its options, --version the release.`;

const commands: Record<string, (args: string[]) => Promise<number | undefined>> = {
  // Loads only what the command needs.
  verify: async (args) => (await import("./verify/command.ts")).verifyCommand(args),
  sign: async (args) => (await import("./verify/sign-command.ts")).signCommand(args),
  simulate: async (args) => (await import("./simulator/command.ts")).simulateCommand(args),
  compile: async (args) => (await import("./compile/command.ts")).compileCommand(args),
  record: async (args) => (await import("./record/command.ts")).recordCommand(args),
  mock: async (args) => (await import("./mock/command.ts")).mockCommand(args),
};

try {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) throw new UsageError(usage);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const says: Record<string, string> = { "--help": usage, "--version": packageVersion };
  if (!command && !Object.hasOwn(says, name))
    throw new UsageError(`expected a command: ${Object.keys(commands).join(", ")}; see --help`);
  if (!command) console.log(says[name]);
  process.exitCode = (await command?.(args)) ?? 0;
} catch (error) {
  const isUsage = error instanceof UsageError;
  if (!isUsage && !(error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")) throw error;
  const { message } = error as Error;
  // Some messages of Node have several lines.
  console.error(isUsage ? message : message.replace(/\s*\n\s*/g, " "));
  process.exitCode = 2;
}
