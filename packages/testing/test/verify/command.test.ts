import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { afterAll, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../src/port.ts";
import { verifyCommand } from "../../src/verify/command.ts";
import { simulated } from "../simulator/send.ts";
import { cc, command, environmentOf, withSimulator } from "./run.ts";

const known = listOperations(await readContract()).map(({ operationId }) => operationId);
const environment = environmentOf({ accessKey: "EXAMPLEAK", secretKey: "EXAMPLESK", guid: "EXAMPLE-GUID" });
const folder = await mkdtemp(join(tmpdir(), "verify-"));
afterAll(() => rm(folder, { recursive: true }));
const only = ["--only", "queryAgents"];
const urls = ["--cms", "http://127.0.0.1:1", "--gateway", "http://127.0.0.1:1"];

describe("verify", () => {
  test("ends with 0 where a server conforms, in plain lines and a table", async () => {
    await withSimulator({ recordedUntil: new Date("2024-08-02T15:15:00Z") }, async (simulator) => {
      const { ccId, vdn, agentId, beginTime, endTime } = simulator.fixtures;
      const file = join(folder, "fixtures.json");
      await writeFile(file, JSON.stringify({ ccId, vdn, agentId, beginTime, endTime }));
      const { code, out, err } = await cc(
        ["verify", "--cms", simulator.url, "--gateway", simulator.url, "--concurrency", "8", "--fixtures", file],
        environmentOf(simulator),
      );
      expect([code, out.split("\n").at(-2)]).toEqual([0, expect.stringMatching(/^Conforms \(contract .+\)\.$/)]);
      for (const operationId of simulated) expect(err.match(new RegExp(`^${operationId}\\b`, "gm"))).toHaveLength(1);
      for (const operationId of simulated) expect(out).toMatch(new RegExp(`^${operationId} +(\\d+) +\\1 +0 `, "m"));
      for (const secret of [simulator.accessKey, simulator.secretKey, simulator.guid])
        expect(out + err).not.toContain(secret);
    });
  });

  test("needs only what the operations need", async () => {
    await withSimulator({}, async (simulator) => {
      const { code, out } = await cc(["verify", "--gateway", simulator.url, "--only", "queryAgentCallStatistics"], {
        CC_GUID: simulator.guid,
      });
      expect(code).toBe(0);
      expect(out).not.toContain("queryAgentDetails");
    });
  });

  const unset = (name: string, value = "") => ({ ...environment, [name]: value });
  const cmsAt = (url: string) => ["--cms", url, "--gateway", "http://127.0.0.1"];

  test.each<[what: string, line: string, args: string[], env?: Record<string, string>]>([
    ["an unknown operation", `--only queryAgents: unknown operation. Known: ${known.join(", ")}`, only],
    ["no CC-CMS", "--cms URL is missing", ["--gateway", "http://127.0.0.1:1"]],
    ["no CC-Gateway", "--gateway URL is missing", ["--cms", "http://127.0.0.1:1"]],
    ["another scheme", "--cms expects a URL that begins with http:// or https://", cmsAt("ftp://127.0.0.1")],
    ["a password in a URL", "--cms expects a URL without user, query and fragment", cmsAt("http://a:b@127.0.0.1")],
    ["no access key", "CC_ACCESS_KEY is not set: it is needed for CC-CMS", urls, unset("CC_ACCESS_KEY")],
    ["no secret key", "CC_SECRET_KEY is not set: it is needed for CC-CMS", urls, unset("CC_SECRET_KEY")],
    ["no GUID", "CC_GUID is not set: it is needed for CC-Gateway", urls, unset("CC_GUID")],
    [
      "a GUID of two lines",
      "CC_GUID contains characters that are invalid in a header",
      urls,
      unset("CC_GUID", "EXAMPLE\nGUID"),
    ],
    [
      "a GUID with what is before it",
      "CC_GUID expects the value after JSESSIONID= in",
      urls,
      unset("CC_GUID", "JSESSIONID=a"),
    ],
    ["an access key with a slash", "CC_ACCESS_KEY contains a slash", urls, unset("CC_ACCESS_KEY", "EXAMPLE/AK")],
    ["other forgeries than all", '--forgeries expects all, not "3"', ["--forgeries", "3"]],
    [
      "a concurrency that is not a number",
      '--concurrency expects an integer from 1 to 9999999, not "abc"',
      ["--concurrency=abc"],
    ],
    ["a timeout that is not a number", '--timeout expects an integer from 1 to 9999999, not "1s"', ["--timeout", "1s"]],
    ["no concurrency", '--concurrency expects an integer from 1 to 9999999, not "0"', ["--concurrency", "0"]],
    ["an unknown option", "Unknown option '--url'", ["--url", "x"]],
  ])("refuses %s before anything is sent", async (_, line, args, env = environment) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const refused = verifyCommand(args).finally(() => vi.unstubAllEnvs());
    await expect(refused).rejects.toThrow(line);
    // Others are faults of ours, with a stack.
    await refused.catch((error) =>
      expect(error instanceof UsageError || error.code).toSatisfy(
        (what) => what === true || String(what).startsWith("ERR_PARSE_ARGS"),
      ),
    );
  });

  test("takes a secret key with spaces", async () => {
    const secretKey = " EXAMPLE  SK ";
    await withSimulator({ secretKey }, async (simulator) => {
      const args = ["verify", "--cms", simulator.url, "--only", "queryAgentDetails"];
      const { code } = await cc(args, { CC_ACCESS_KEY: simulator.accessKey, CC_SECRET_KEY: secretKey });
      expect(code).toBe(0);
    });
  });

  test("ends with 2 and one line for a mistake", async () => {
    const unknown = await cc(["verify", ...urls, "--only", "queryAgents"], environment);
    const names = known.join(", ");
    const line = `--only queryAgents: unknown operation. Known: ${names}\n`;
    expect(unknown).toEqual({ code: 2, out: "", err: line });
    const missing = await cc(["verify", ...urls], { ...environment, CC_SECRET_KEY: "" });
    expect(missing).toEqual({ code: 2, out: "", err: "CC_SECRET_KEY is not set: it is needed for CC-CMS\n" });
  });
});

describe("the command", () => {
  test("says its version", async () => {
    const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await cc(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  test("without arguments prints its usage, and ends with 2", async () => {
    const { out: usage } = await cc(["--help"]);
    expect(usage).toContain("cc-contract verify");
    expect(await cc([])).toEqual({ code: 2, out: "", err: usage });
  });

  test.each([[["verify", "--cms", "--only"]], [["verify", "x"]], [["serve"]]])(
    "ends with 2 and one line for the arguments %j",
    async (args) => {
      expect(await cc(args)).toEqual({ code: 2, out: "", err: expect.stringMatching(/^[^\n]+\n$/) });
    },
  );
});

test("verify continues if its output is not read", async () => {
  await withSimulator({}, async ({ url, accessKey, secretKey, guid }) => {
    const report = join(folder, "unread.json");
    const args = ["verify", "--cms", url, "--only", "queryAgentDetails", "--report", `json=${report}`];
    const child = spawn(process.execPath, [command, ...args], { env: environmentOf({ accessKey, secretKey, guid }) });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, "close")).toEqual([0, null]);
    expect(JSON.parse(await readFile(report, "utf8")).verdict).toBe("conforms");
  });
});

describe("the servers", () => {
  test("a port that this user may not listen on ends with 2 and one line", async () => {
    const isRoot = process.getuid?.() === 0;
    const port = Number(await readFile("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8").catch(() => 0)) - 1;
    // A machine that lets everybody listen on every port has no such.
    if (port < 1) return;
    for (const name of ["simulate", "mock"]) {
      const { code, err } = await cc([name, "--port", String(port)], {}, undefined, isRoot ? { uid: 65_534 } : {});
      expect([code, err]).toEqual([
        2,
        `Port ${port} needs permissions that this user lacks: choose another with --port\n`,
      ]);
    }
  });

  test("simulate logs without colours where it is piped", async () => {
    const child = await cc(["simulate", "--port", "0"], {}, "Fixtures:", {}, (url) => fetch(`${url}/none`));
    expect(child.err).toMatch(/404/);
    expect(child.err).not.toContain("\u001b");
  });

  test("simulate says all that verify needs, and Ctrl-C ends it", async () => {
    const file = join(folder, "simulated.json");
    const { code, out } = await cc(["simulate", "--port", "0", "--fixtures", file], {}, "Fixtures:");
    expect([code, out.trim().split("\n")]).toEqual([
      0,
      [
        expect.stringMatching(/^Simulator: http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C ends it\)$/),
        expect.stringMatching(/^export CC_ACCESS_KEY=.+/),
        expect.stringMatching(/^export CC_SECRET_KEY=.+/),
        expect.stringMatching(/^export CC_GUID=.+/),
        `Fixtures: ${file}`,
      ],
    ]);
    expect(Object.keys(JSON.parse(await readFile(file, "utf8")))).toContain("ccId");
  });

  test("mock says its URL, and Ctrl-C ends it", async () => {
    const { code, out } = await cc(["mock", "--port", "0"], {}, "Mock:");
    expect([code, out]).toEqual([0, expect.stringMatching(/^Mock: http:\/\/127\.0\.0\.1:\d+ \(Ctrl-C ends it\)\n$/)]);
  });

  test.each([
    ["simulate", "--port", "http", "--port expects a port"],
    ["simulate", "--faults", "earthquake", "--faults: "],
    ["simulate", "--cti", "4", "--cti expects 3.6 or 3.8"],
    ["simulate", "--sessions", "none", "--sessions expects static or dynamic"],
    ["simulate", "--fixtures", "/nowhere/a.json", "--fixtures: /nowhere/a.json can't be written: ENOENT"],
    ["mock", "--port", "70000", "--port expects a port"],
    ["serve", "--port", "0", "expected a command"],
  ])("%s %s %s ends with 2 and says what is expected", async (command, option, value, line) => {
    const { code, err } = await cc([command, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(line);
  });
});
