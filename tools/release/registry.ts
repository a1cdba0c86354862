import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import type { Package } from "./packages.ts";
import { Refusal } from "./refusal.ts";
import { type Outcome, run } from "./run.ts";

// The registry, by npm alone: it is there with every Node, reads its settings from the environment and from .npmrc, and
// trades the identity of a workflow for a token. The folder is none of ours: npm would read this workspace's manifests.

export class Registry {
  readonly #options: string[];

  constructor(url: string | undefined) {
    this.#options = url ? [`--registry=${url}`] : [];
  }

  /** Refuses if the registry knows nobody by whom we publish. The identity of a workflow is proved only by publishing. */
  async refuseUnknown(): Promise<void> {
    if (isTrustedWorkflow()) return;
    const outcome = await this.#npm(["whoami"]);
    if (outcome.code === 0) return;
    const reason = reasonOf(outcome);
    if (/ENEEDAUTH|E401|E403/.test(outcome.stderr))
      throw new Refusal("no token for the registry. Log in by npm first.");
    throw new Refusal(`the registry does not answer: ${reason}`);
  }

  /** The integrity of a version that is there, or undefined. */
  async integrityOf({ name, version }: Package): Promise<string | undefined> {
    const outcome = await this.#npm(["view", `${name}@${version}`, "dist.integrity", "--json"]);
    if (outcome.code === 0) return outcome.stdout.trim() ? JSON.parse(outcome.stdout) : undefined;
    if (/E404/.test(outcome.stderr + outcome.stdout)) return undefined;
    throw new Refusal(`the registry does not answer: ${reasonOf(outcome)}`);
  }

  /** Publishes a tarball, or goes through all of it but the last step. Returns what went wrong. */
  async publish({ path, version }: Package, dryRun: boolean): Promise<string | undefined> {
    const outcome = await this.#npm([
      ...["publish", path, "--access=public", "--ignore-scripts"],
      // Whoever asks for no version in particular doesn't get a pre-release.
      ...(version.includes("-") ? ["--tag=next"] : []),
      ...(isTrustedWorkflow() ? ["--provenance"] : []),
      ...(dryRun ? ["--dry-run"] : []),
    ]);
    return outcome.code === 0 ? undefined : reasonOf(outcome);
  }

  #npm(args: string[]): Promise<Outcome> {
    return run("npm", [...args, ...this.#options], tmpdir());
  }
}

/** The integrity of a tarball, as a registry states it. */
export async function integrityOf(tarball: string): Promise<string> {
  return `sha512-${createHash("sha512")
    .update(await readFile(tarball))
    .digest("base64")}`;
}

/** Whether this is a job of a workflow that may prove its identity: `id-token: write`. */
function isTrustedWorkflow(): boolean {
  return Boolean(process.env.ACTIONS_ID_TOKEN_REQUEST_URL);
}

/** npm's own word for what went wrong, without its log. */
function reasonOf({ stderr, stdout }: Outcome): string {
  const lines = (stderr || stdout).split("\n").flatMap((line) => /^npm (?:error|ERR!) (.+)/.exec(line)?.[1] ?? []);
  const said = lines.filter((line) => !/^(code |A complete log|\s|$)/.test(line));
  return said[0] ?? lines[0] ?? "npm failed and said nothing";
}
