import { listOperations } from "@cc-contract/spec/model/operations";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { readEdition } from "../operations.ts";
import { parseCount, UsageError } from "../port.ts";
import { readFixtures } from "../verify/command.ts";
import { assertComplete } from "../verify/settings.ts";
import { record } from "./record.ts";
import { makeFolder, writeRecording } from "./recording.ts";

const usage = [
  `cc-contract record --cms URL --gateway URL --fixtures FILE --out FOLDER

Records what servers return, as data for cc-contract simulate --from FOLDER. Read-only. Names and numbers of persons are
replaced consistently; times, states and codes are kept.`,
  `Credentials: environment variables ${Object.values(environment).join(", ")}. They are written to no file.`,
] as const;

const options = {
  cms: { takes: "URL", help: "URL of CC-CMS; omitted if missing" },
  gateway: { takes: "URL", help: "URL of CC-Gateway; omitted if missing" },
  fixtures: { takes: "FILE", help: 'IDs that exist there, as JSON: { "ccId": 1, "vdn": 1, "agentId": 101 }' },
  agents: { takes: "COUNT", help: "maximum number of agents to record (20)" },
  out: { takes: "FOLDER", help: "a new folder" },
} as const;

/** Records according to the arguments. */
export async function recordCommand(args: string[]): Promise<number> {
  const values = readArguments(usage, options, args);
  if (!values) return 0;
  const { cms, gateway, out } = values;
  if (!cms && !gateway) throw new UsageError("expected --cms URL, --gateway URL, or both");
  if (!out) throw new UsageError("expected --out FOLDER");
  if (!values.fixtures) throw new UsageError("expected --fixtures FILE: without IDs, nothing would be found");
  const maxAgents = parseCount("--agents", values.agents) ?? 20;
  const fixtures = await readFixtures(values.fixtures, undefined);
  await makeFolder(out);
  const contract = await readEdition(undefined);
  const given = Object.entries({ cms, gateway }).flatMap(([id, url]) => (url ? [id] : []));
  const operations = listOperations(contract).filter(({ service }) => given.includes(service.id));
  const credentials = Object.fromEntries(
    Object.entries(environment).map(([option, variable]) => [option, process.env[variable]]),
  );
  const settings = assertComplete({ cms, gateway, ...credentials }, operations);
  const recording = await record(contract, { ...settings, fixtures, maxAgents, log: (line) => console.error(line) });
  const count = Object.values(recording?.operations ?? {}).reduce((sum, all) => sum + all.length, 0);
  if (!recording || count === 0) {
    console.error("Nothing was recorded.");
    return 3;
  }
  await writeRecording(out, recording);
  console.log(
    `${out}: ${count} responses. Check them before you share them. To use them: cc-contract simulate --from ${out}`,
  );
  return 0;
}
