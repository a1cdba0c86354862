import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { installTool } from "../../tools/lib/install-tool.ts";
import { run } from "../../tools/lib/run.ts";
import { type Server, startProgram } from "../../tools/lib/server.ts";

// Its newest dependency is asked for by a tag, which not every registry has.
const tool = {
  name: "verdaccio",
  version: "6.10.4",
  file: "bin/verdaccio",
  overrides: { "node-fetch": "2.7.0" },
};

/** A registry that has nothing of ours yet, and passes on what others ask of this machine's. */
export interface LocalRegistry extends Server {
  /** What npm has in its environment to publish there. */
  publisher: Record<string, string>;
}

export async function startRegistry(temporary: string): Promise<LocalRegistry> {
  const file = await installTool(temporary, tool);
  const upstream = (await run("npm", ["config", "get", "registry"], temporary)).stdout.trim();
  const config = join(temporary, "verdaccio.json");
  const settings = {
    storage: join(temporary, "storage"),
    auth: { htpasswd: { file: join(temporary, "htpasswd") } },
    uplinks: { machine: { url: upstream, timeout: "60s", maxage: "1h" } },
    packages: {
      "@cc-contract/*": { access: "$all", publish: "$authenticated" },
      "**": { access: "$all", proxy: "machine" },
    },
    log: { type: "stdout", format: "json", level: "error" },
  };
  // JSON is YAML, too.
  await writeFile(config, JSON.stringify(settings));
  const server = await startProgram(
    (port) => ({ args: [file, "--config", config, "--listen", `127.0.0.1:${port}`] }),
    "/-/ping",
  );
  const answer = await fetch(`${server.url}/-/user/org.couchdb.user:test`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "test", password: "EXAMPLE-PASSWORD" }),
  });
  const { token } = (await answer.json()) as { token: string };
  return { ...server, publisher: { [`npm_config_${server.url.slice("http:".length)}/:_authToken`]: token } };
}
