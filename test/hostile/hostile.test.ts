import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "@cc-contract/spec/model/contract";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";
import { originOf } from "@cc-contract/spec/model/origin";
import { build, transform } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCodes } from "../../packages/client/scripts/codes.ts";
import { generateOperations } from "../../packages/client/scripts/operations.ts";
import { generateTypes } from "../../packages/client/scripts/types.ts";
import { dataModule } from "../../spec/scripts/data.ts";
import { root } from "../../tools/lib/packages.ts";
import { runOrThrow } from "../../tools/lib/run.ts";
import { hostileContract, takenNames } from "./contract.ts";

// Text of a contract becomes code in every generator. Whatever it is, it stays text. The docs' own tests do the same.

let temporary: string;
let contract: Contract;
let bundle: string;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), "cc-contract-hostile-"));
  contract = hostileContract(await readContract());
  bundle = JSON.stringify(contract);
});
afterAll(async () => {
  await rm(temporary, { recursive: true });
  expect("ran" in globalThis).toBe(false);
});

const load = (file: string) => import(pathToFileURL(join(temporary, file)).href);

test("the data of the spec is unchanged, and its types are only types", async () => {
  const { js, types } = dataModule(bundle);
  await writeFile(join(temporary, "spec.mjs"), js);
  expect((await load("spec.mjs")).contract).toEqual(contract);
  expect((await transform(types, { loader: "ts", minify: true })).code).toBe("");
});

test("the client has the texts as data, and none of them as code", async () => {
  const source = join(temporary, "client");
  await cp(join(root, "packages/client/src"), source, { recursive: true });
  const generated = {
    "types.gen.ts": await generateTypes(contract),
    "codes.gen.ts": generateCodes(contract),
    "operations.gen.ts": generateOperations(contract, originOf(bundle)),
  };
  for (const [name, text] of Object.entries(generated)) await writeFile(join(source, "generated", name), text);
  expect((await transform(generated["types.gen.ts"], { loader: "ts", minify: true })).code).toBe("");
  await build({
    ...{
      bundle: true,
      format: "esm",
      platform: "node",
      logLevel: "error",
      outdir: temporary,
      outExtension: { ".js": ".mjs" },
    },
    entryPoints: { client: join(source, "index.ts"), codes: join(source, "generated/codes.gen.ts") },
    nodePaths: [join(root, "packages/client/node_modules")],
  });
  const { services, operations, contractVersion } = await load("client.mjs");
  const { CmsSuccessCode, GatewaySuccessCode } = contract.components.schemas;
  expect(contractVersion).toBe(contract.info.version);
  expect([services.cms.success, services.gateway.success]).toEqual([CmsSuccessCode?.const, GatewaySuccessCode?.const]);
  expect(Object.keys(operations)).toEqual(listOperations(contract).map(({ operationId }) => operationId));
  const codes = await load("codes.mjs");
  const { resultCode } = contract["x-codes"];
  for (const { code, meaning } of resultCode?.codes ?? []) expect(codes.resultCode.describe(code)).toBe(meaning);
});

test("the validators judge by the texts, and have a validator of every name", async () => {
  const [file, out] = [join(temporary, "openapi.json"), join(temporary, "validators")];
  await mkdir(out);
  await writeFile(join(out, "package.json"), '{ "type": "module" }');
  await writeFile(file, bundle);
  const script = join(root, "packages/validators/scripts/build.ts");
  await runOrThrow(
    process.execPath,
    [script, "--bundle", file, "--out", join(out, "dist")],
    join(root, "packages/validators"),
  );
  const validators = await load("validators/dist/index.js");
  const { Texts = {}, CmsSuccessCode, UtcTime, ...schemas } = contract.components.schemas;
  for (const text of Texts.enum as string[]) expect(validators.Texts(text)).toBe(true);
  expect(validators.CmsSuccessCode(CmsSuccessCode?.const)).toBe(true);
  expect(validators.UtcTime.issues("")[0].expected).toContain(UtcTime?.["x-expected"]);
  for (const name of takenNames) {
    const [key = ""] = (schemas[name]?.required ?? []) as string[];
    expect(validators[name]({ [key]: "" })).toBe(true);
    expect(validators[name].issues({})[0].path).toEqual([key]);
  }
});
