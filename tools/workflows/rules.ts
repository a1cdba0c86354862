import { LineCounter, parseDocument } from "yaml";

/** What is wrong with a workflow, and in which line. */
export interface Finding {
  line: number;
  message: string;
}

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}

interface Job {
  uses?: string;
  permissions?: Record<string, string>;
  environment?: unknown;
  strategy?: { matrix?: Record<string, unknown[]> };
  steps?: Step[];
  "timeout-minutes"?: number;
}

/** The rules of this repository that actionlint doesn't know: pinned, least privilege, limited, and run the same locally. */
export function checkWorkflow(text: string, scripts: Record<string, string>): Finding[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const workflow = document.toJS() as { permissions?: unknown; concurrency?: unknown; jobs?: Record<string, Job> };
  const findings: Finding[] = [];
  const add = (path: (string | number)[], message: string) => {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined;
    findings.push({ line: node?.range ? counter.linePos(node.range[0]).line : 1, message });
  };

  if (!isReadOnly(workflow.permissions)) {
    add(
      ["permissions"],
      "permissions of the workflow are a list that only reads; a job that needs more says so itself",
    );
  }
  if (!workflow.concurrency) add([], "concurrency is missing");
  for (const [id, job] of Object.entries(workflow.jobs ?? {})) {
    if (!job.uses && !job["timeout-minutes"]) add(["jobs", id], `${id}: timeout-minutes is missing`);
    const trusted = Object.values(job.permissions ?? {}).includes("write");
    if (trusted && !job.environment) add(["jobs", id], `${id}: a job that may write needs a protected environment`);
    for (const [index, step] of (job.steps ?? []).entries()) {
      const at = ["jobs", id, "steps", index];
      if (step.uses?.startsWith("actions/checkout@") && step.with?.["persist-credentials"] !== false) {
        add(at, `${id}: checkout without persist-credentials: false`);
      }
      if (!step.run) continue;
      if (trusted && !step.run.startsWith("node --run ")) {
        add(at, `${id}: a job that may write installs nothing, so it runs scripts by node --run: ${step.run}`);
      }
      for (const command of expand(step.run, job.strategy?.matrix ?? {})) {
        const problem = checkCommand(command, scripts);
        if (problem) add(at, `${id}: ${problem}`);
      }
    }
  }
  return [...findings, ...unpinned(text)].sort((a, b) => a.line - b.line);
}

function isReadOnly(permissions: unknown): boolean {
  if (typeof permissions !== "object" || permissions === null) return false;
  return Object.values(permissions).every((access) => access === "read" || access === "none");
}

/** A tag can be moved, a commit can't; the comment says to people and to Renovate which version it is. */
function unpinned(text: string): Finding[] {
  return text.split("\n").flatMap((content, index) => {
    const uses = /^\s*(?:- )?uses:\s*(.*)$/.exec(content)?.[1];
    if (!uses || uses.startsWith("./") || /^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)) return [];
    return [{ line: index + 1, message: `not pinned as OWNER/NAME@COMMIT # vX.Y.Z: ${uses}` }];
  });
}

/** The command once for each value of the matrix. */
function expand(command: string, matrix: Record<string, unknown[]>): string[] {
  const [whole, name] = /\$\{\{ matrix\.(\w+) \}\}/.exec(command) ?? [];
  const values = name ? matrix[name] : undefined;
  if (!whole || !Array.isArray(values)) return [command];
  return values.flatMap((value) => expand(command.replace(whole, String(value)), matrix));
}

/** Whether someone who has cloned the repository can run the same. */
function checkCommand(command: string, scripts: Record<string, string>): string | undefined {
  if (command.includes("${{")) return `only values of the matrix may stand in a command: ${command}`;
  if (command.trim().includes("\n")) return `more than one command: ${command.trim().replaceAll("\n", " ⏎ ")}`;
  const script = /^(?:npx -y pnpm@12(?: --silent)?|node --run) ([\w:-]+)(?: |$)/.exec(command)?.[1];
  if (!script) return `neither npx -y pnpm@12 SCRIPT nor node --run SCRIPT: ${command}`;
  return Object.hasOwn(scripts, script) ? undefined : `the root has no script ${script}: ${command}`;
}
