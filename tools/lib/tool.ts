import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * Runs the command line of an installed package and returns what it prints. Where it fails, prints all that it said and
 * `consequence`, and ends this process with exit code 1.
 *
 * @param entry URL of the command's file, as `import.meta.resolve` gives it
 */
export function runTool(entry: string, args: string[], cwd: string, consequence: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(entry), ...args], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    let output = "";
    let everything = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      everything += chunk;
    });
    child.stderr.on("data", (chunk) => {
      everything += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(output);
      // Redocly ends a failed lint by recommending an ignore file, which is not wanted here.
      process.stderr.write(`${everything.replace(/^run `redocly lint --generate.*\n/m, "")}${consequence}\n`);
      process.exit(1);
    });
  });
}
