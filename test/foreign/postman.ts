import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { services } from "@cc-contract/client";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { startSimulator } from "@cc-contract/testing";
import { postmanCollection, signScript } from "../../docs/scripts/postman.ts";
import { attempt, type Outcome, type Row } from "./matrix.ts";
import { folderFor, runCommand } from "./tools.ts";

// Collections for Postman, run by newman against the simulator: ours, and what the converter makes of the contract with
// our pre-request script added.

const contract = await readContract();

export const postmanChecks = { converts: "A collection", runs: "newman gets successes only" };

interface Item {
  name: string;
  item?: Item[];
  event?: object[];
  request?: { method: string; auth?: object };
}
export interface Collection {
  item: Item[];
  event?: object[];
}

export const converter = "openapi-to-postmanv2";

export async function tryPostman(tool: string, limits: Record<string, string> = {}): Promise<Row> {
  const folder = await folderFor(tool);
  let collection: Collection | undefined;
  const converts = await attempt(async () => {
    collection = tool === converter ? await convert(folder) : (postmanCollection(contract) as Collection);
  });
  const runs: Outcome = collection ? await attempt(() => runCollection(folder, collection as Collection)) : "not tried";
  return { tool, outcomes: { converts, runs }, limits };
}

/** What the converter makes, with what a user sets by hand: the script, and values that the simulator knows. */
async function convert(folder: string): Promise<Collection> {
  const { code, stdout, stderr } = await runCommand(
    [
      "openapi2postmanv2",
      "-s",
      "openapi.yaml",
      "-o",
      "converted.json",
      "-O",
      "parametersResolution=Example,folderStrategy=Tags",
    ],
    folder,
  );
  if (code !== 0) throw new Error(stdout + stderr);
  const collection: Collection = JSON.parse(await readFile(join(folder, "converted.json"), "utf8"));
  const cms = collection.item.find(({ item }) => item?.some(({ request }) => request?.method === "POST"));
  if (!cms?.item) throw new Error("no folder of CC-CMS");
  cms.event = [{ listen: "prerequest", script: { type: "text/javascript", exec: signScript.split("\n") } }];
  for (const { request } of cms.item) if (request) request.auth = { type: "noauth" };
  return collection;
}

/** Runs a collection, and throws if a response is not a success. */
export async function runCollection(folder: string, collection: Collection): Promise<void> {
  const simulator = await startSimulator();
  try {
    // An unknown key is ignored; its characters are what a signature has to encode.
    const text = JSON.stringify(collection).replaceAll('"raw":"{', String.raw`"raw":"{\"note\":\"(it's) *ü* ~!\",`);
    await writeFile(join(folder, "collection.json"), text);
    const { url, accessKey, secretKey, guid } = simulator;
    const variables = { cms: url, gateway: url, baseUrl: url, accessKey, secretKey, guid, apiKey: guid };
    await runCommand(
      [
        ...["newman", "run", "collection.json", "--reporters", "cli,json", "--reporter-json-export", "run.json"],
        ...Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]),
      ],
      folder,
    );
    const { run } = JSON.parse(await readFile(join(folder, "run.json"), "utf8"));
    const results: string[] = run.executions.map(result);
    if (results.length < listOperations(contract).length || results.some((text) => !text.endsWith(": success")))
      throw new Error(
        `${results.join("\n")}\n${run.failures.map((one: { error: unknown }) => JSON.stringify(one.error))}`,
      );
  } finally {
    await simulator.close();
  }
}

function result({ item, response }: { item: Item; response?: { code: number; stream: { data: number[] } } }): string {
  if (!response) return `${item.name}: no response`;
  const text = Buffer.from(response.stream.data).toString();
  const body = response.code === 200 ? JSON.parse(text) : {};
  const success = Object.values(services).some(({ code, success }) => body[code] === success);
  return `${item.name}: ${success ? "success" : `${response.code} ${text.slice(0, 200)}`}`;
}
