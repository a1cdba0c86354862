import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { launchBrowser } from "../../../../tools/lib/browser.ts";
import { stop } from "./install.ts";

// Runtimes that run no command: they are asked for the result.

const timeLimit = 60_000;

/** What the worker answers in workerd. */
export async function askWorkerd(binary: string, project: string, origin: string): Promise<string> {
  const child = spawn(binary, ["serve", join(project, "worker.capnp"), "--control-fd=1"], {
    stdio: ["ignore", "pipe", "pipe"],
    signal: stop.signal,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "close");
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  try {
    // The first line says which port is free.
    const [line] = await Promise.race([
      once(createInterface(child.stdout), "line", { signal: AbortSignal.timeout(timeLimit) }),
      ended.then(() => Promise.reject(new Error("workerd ended"))),
    ]);
    const url = `http://127.0.0.1:${JSON.parse(line).port}/?origin=${encodeURIComponent(origin)}`;
    return await (await fetch(url, { signal: AbortSignal.timeout(timeLimit) })).text();
  } catch (error) {
    throw new Error(`${error}\n${complaints}`);
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

/** What the page holds in Chromium, and its version. */
export async function askChromium(origin: string): Promise<{ output: string; version: string }> {
  const folder = process.env.TMPDIR;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(timeLimit);
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error.stack)));
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(origin);
    const result = await page.evaluate(() => (globalThis as { result?: Promise<object> }).result);
    return { output: JSON.stringify(result) ?? complaints.join("\n"), version: browser.version() };
  } finally {
    await browser.close();
    // The browser unpacks itself to a temporary folder of its own, which is not that of others.
    if (folder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = folder;
  }
}
