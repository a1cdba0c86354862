import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Server, startProgram } from "../elsewhere/server.ts";
import { installTool } from "../elsewhere/tool.ts";

const tool = { name: "turborepo-remote-cache", version: "2.12.0", file: "dist/cli.js" };

/** A remote cache of turbo's, and what a machine that uses it has in its environment. */
export interface Cache extends Server {
  env: Record<string, string>;
  /** The folder with an artefact for each hash of a task, and its signature beside it. */
  artefacts: string;
}

/** Installs and starts one with an empty folder. */
export async function startCache(temporary: string): Promise<Cache> {
  const file = await installTool(temporary, tool);
  const storage = join(temporary, "storage");
  await mkdir(storage);
  const secrets = {
    TURBO_TOKEN: randomBytes(16).toString("hex"),
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: randomBytes(32).toString("hex"),
  };
  const server = await startProgram(
    (port) => ({
      args: [file],
      // It keeps signatures only where it has a key of its own, which it compares with nothing.
      env: {
        ...{ ...secrets, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), LOG_LEVEL: "warn" },
        ...{ STORAGE_PROVIDER: "local", STORAGE_PATH: storage, STORAGE_PATH_USE_TMP_FOLDER: "false" },
      },
    }),
    "/v8/artifacts/status",
  );
  const env = { ...secrets, TURBO_API: server.url, TURBO_TEAM: "cc-contract" };
  return { ...server, env, artefacts: join(storage, env.TURBO_TEAM) };
}
