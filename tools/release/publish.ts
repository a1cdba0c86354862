import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { listPackages, type Package } from "./packages.ts";
import { Refusal } from "./refusal.ts";
import { integrityOf, Registry } from "./registry.ts";
import { packAll, readPacked } from "./tarballs.ts";
import { refuseChangesets, refuseDirty, refuseSmallStep, refuseStale } from "./tree.ts";

// Publishes all four packages or none. Whatever speaks against it ends this with one line and exit code 1.
//
// --dry-run       everything but the publishing itself
// --registry URL  another registry than npm's settings name
// --pack FOLDER   packs into this folder, and publishes nothing
// --from FOLDER   publishes what --pack left there, wherever that was; installs and builds nothing
// --resume        goes on after a release that broke off: leaves out what is there already, byte for byte the same

const { values } = parseArgs({
  options: {
    "dry-run": { type: "boolean", default: false },
    registry: { type: "string" },
    pack: { type: "string" },
    from: { type: "string" },
    resume: { type: "boolean", default: false },
  },
});
const registry = new Registry(values.registry);

try {
  if (values.pack) await packInto(resolve(values.pack));
  else if (values.from) await publishAll(await readPacked(resolve(values.from)));
  else await publishTree();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`release: ${error.message}`);
  process.exitCode = 1;
}

async function packInto(folder: string): Promise<void> {
  await checkTree();
  for (const { path } of await packAll(folder)) console.log(path);
}

async function publishTree(): Promise<void> {
  // What takes long comes last.
  await refuseDirty();
  await refuseChangesets();
  if (!values["dry-run"]) await registry.refuseUnknown();
  if (!values.resume) await refuseExisting(await listPackages());
  await refuseStale();
  await refuseSmallStep();
  const folder = await mkdtemp(join(tmpdir(), "cc-contract-release-"));
  try {
    await publishAll(await packAll(folder));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function checkTree(): Promise<void> {
  await refuseDirty();
  await refuseChangesets();
  await refuseStale();
  await refuseSmallStep();
}

async function refuseExisting(packages: Package[]): Promise<void> {
  for (const one of packages) {
    if (await registry.integrityOf(one)) throw new Refusal(`${label(one)} exists in the registry already.`);
  }
}

async function publishAll(all: Package[]): Promise<void> {
  if (!values["dry-run"]) await registry.refuseUnknown();
  const packages = values.resume ? await missingOf(all) : all;
  if (!values.resume) await refuseExisting(packages);
  for (const one of packages) {
    const problem = await registry.publish(one, true);
    if (problem) throw new Refusal(`nothing was published, the dry run of ${label(one)} failed: ${problem}`);
    console.log(`dry run: ${label(one)}`);
  }
  if (values["dry-run"]) return;
  for (const [index, one] of packages.entries()) {
    const problem = await registry.publish(one, false);
    if (problem) throw new Refusal(brokenOff(packages, index, problem));
    console.log(`published: ${label(one)}`);
  }
}

/** Those that an earlier release did not get to. */
async function missingOf(packages: Package[]): Promise<Package[]> {
  const missing: Package[] = [];
  for (const one of packages) {
    const there = await registry.integrityOf(one);
    if (there === undefined) missing.push(one);
    else if (there !== (await integrityOf(one.path))) {
      throw new Refusal(`${label(one)} exists in the registry already, with other bytes.`);
    } else console.log(`there already: ${label(one)}`);
  }
  return missing;
}

function brokenOff(packages: Package[], index: number, problem: string): string {
  const list = (some: Package[]) => some.map(label).join(", ") || "none";
  const done = packages.slice(0, index);
  const rest = packages.slice(index + 1);
  const next = done.length > 0 ? " Run again with --resume when the cause is gone." : "";
  return `published: ${list(done)}; failed: ${label(packages[index] as Package)} (${problem}); not tried: ${list(rest)}.${next}`;
}

function label({ name, version }: Package): string {
  return `${name}@${version}`;
}
