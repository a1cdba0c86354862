// Each generator: how it is run, and a call by what it generates.

export interface Generator {
  name: string;
  /** Its command, which runs in a separate folder and writes to `out/`. */
  run: string[];
  /** What its settings are in, by file name. */
  files?: Record<string, string>;
  /** Where the command prints what it generates instead of writing it. */
  prints?: string;
  /** A module that calls queryAgentRests. `QUERY` stands for the query; the request is sent by the `fetch` it is given. */
  call: string;
  /** How the signature gets into its requests. */
  signs: string;
  /** What it can't do, and why. */
  limits?: Partial<Record<GeneratorCheck, string>>;
}

/** What is tried. */
export const generatorChecks = {
  runs: "It runs",
  compiles: "Its code compiles",
  call: "A right call compiles",
  typed: "A wrong call doesn't",
  succeeds: "The signed call succeeds",
  charset: "It sends the charset itself",
  meanings: "Meanings of codes",
  half: "Half a page is refused by",
};
export type GeneratorCheck = keyof typeof generatorChecks;

export const generators: Generator[] = [
  {
    name: "@hey-api/openapi-ts",
    run: ["openapi-ts", "-i", "openapi.yaml", "-o", "out"],
    signs: "option `fetch` of `createClient`",
    call: `
import { createClient } from "./out/client";
import { queryAgentRests } from "./out";
export async function call({ baseUrl, fetch }: Target) {
  const { data } = await queryAgentRests({ client: createClient({ baseUrl, fetch }), throwOnError: true, body: { queryParam: QUERY } });
  return data;
}`,
  },
  {
    name: "orval",
    run: ["orval", "--config", "orval.config.mjs"],
    signs: "a mutator",
    files: {
      "orval.config.mjs": `export default { cms: { input: "./openapi.yaml", output: {
  target: "./out/api.ts", client: "fetch", override: { mutator: { path: "./send.ts", name: "send" } } } } };`,
      "send.ts": `
import type { Target } from "./target";
let target: Target;
export function use(next: Target): void { target = next; }
export async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await target.fetch(target.baseUrl + path, init);
  return { data: await response.json(), status: response.status, headers: response.headers } as T;
}`,
    },
    call: `
import { queryAgentRests } from "./out/api";
import { use } from "./send";
export async function call(target: Target) {
  use(target);
  const response = await queryAgentRests({ queryParam: QUERY });
  if (response.status !== 200) throw new Error(String(response.status));
  return response.data;
}`,
  },
  {
    name: "@kubb/plugin-client",
    run: ["kubb", "generate", "--config", "kubb.config.mjs"],
    signs: "the global `fetch`",
    files: {
      "kubb.config.mjs": `
import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  root: ".", input: { path: "./openapi.yaml" }, output: { path: "./out", format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" })],
});`,
    },
    call: `
import { queryAgentRests } from "./out";
export async function call({ baseUrl, fetch }: Target) {
  globalThis.fetch = fetch;
  return queryAgentRests({ queryParam: QUERY }, { baseURL: baseUrl });
}`,
  },
  {
    name: "swagger-typescript-api",
    run: ["swagger-typescript-api", "generate", "-p", "openapi.yaml", "-o", "out", "-n", "api.ts"],
    signs: "option `customFetch` of `Api`",
    limits: { charset: "It knows a few media types, without parameters." },
    call: `
import { Api } from "./out/api";
export async function call({ baseUrl, fetch }: Target) {
  const { data } = await new Api({ baseUrl, customFetch: fetch }).rest.queryAgentRests({ queryParam: QUERY });
  return data;
}`,
  },
  {
    name: "openapi-typescript-codegen",
    run: ["openapi", "--input", "openapi.yaml", "--output", "out"],
    signs: "the global `fetch`",
    call: `
import { CcCmsService, OpenAPI } from "./out";
export async function call({ baseUrl, fetch }: Target) {
  globalThis.fetch = fetch;
  OpenAPI.BASE = baseUrl;
  return CcCmsService.queryAgentRests({ queryParam: QUERY });
}`,
  },
  {
    name: "oazapfts",
    run: ["oazapfts", "openapi.yaml", "out/api.ts", "--enumStyle=as-const"],
    signs: "option `fetch` of a call",
    limits: {
      charset: "Its runtime writes the media type, without a parameter.",
      meanings:
        "It drops the description of a named schema: `status` has none, and the tables of other fields are there.",
    },
    call: `
import { queryAgentRests } from "./out/api";
export async function call(target: Target) {
  const response = await queryAgentRests({ queryParam: QUERY }, target);
  if (response.status !== 200) throw new Error(String(response.status));
  return response.data;
}`,
  },
  {
    name: "openapi-zod-client",
    run: ["openapi-zod-client", "openapi.yaml", "-o", "out/api.ts"],
    signs: "`env.fetch` of axios",
    limits: {
      charset: "axios writes the media type, without a parameter.",
      meanings: "It writes no descriptions, and its option for them writes code that breaks at a backtick.",
    },
    call: `
import { createApiClient } from "./out/api";
export async function call({ baseUrl, fetch }: Target) {
  const client = createApiClient(baseUrl, { axiosConfig: { adapter: "fetch", env: { fetch } } });
  return client.queryAgentRests({ queryParam: QUERY });
}`,
  },
  {
    name: "typed-openapi",
    run: ["typed-openapi", "openapi.yaml", "-o", "out/api.ts"],
    signs: "the function that sends",
    limits: { charset: "Sending is left to you." },
    call: `
import { createApiClient } from "./out/api";
export async function call({ baseUrl, fetch }: Target) {
  const send = ({ method, url, parameters }: { method: string; url: URL; parameters?: { body?: unknown } | undefined }) =>
    fetch(url, { method, body: JSON.stringify(parameters?.body) });
  return createApiClient({ fetch: send }, baseUrl).post("/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos", { body: { queryParam: QUERY } });
}`,
  },
  {
    name: "openapi-client-axios-typegen",
    run: ["typegen", "openapi.yaml"],
    prints: "out/api.d.ts",
    signs: "`env.fetch` of axios",
    limits: { charset: "axios writes the media type, without a parameter." },
    call: `
import { OpenAPIClientAxios, type Document } from "openapi-client-axios";
import type { Client } from "./out/api";
import definition from "./openapi.json";
export async function call({ baseUrl, fetch }: Target) {
  const api = new OpenAPIClientAxios({ definition: definition as unknown as Document, axiosConfigDefaults: { adapter: "fetch", env: { fetch } } });
  const client = await api.init<Client>();
  const { data } = await client.queryAgentRests(null, { queryParam: QUERY }, { baseURL: baseUrl });
  return data;
}`,
  },
  {
    name: "@redocly/cli generate-client",
    run: ["redocly", "generate-client", "openapi.yaml", "-o", "out/api.ts"],
    signs: "option `fetch` of `configure`",
    call: `
import { client } from "./out/api";
export async function call({ baseUrl, fetch }: Target) {
  client.configure({ serverUrl: baseUrl, fetch });
  return client.queryAgentRests({ body: { queryParam: QUERY } });
}`,
  },
  {
    name: "openapi-typescript",
    run: ["openapi-typescript", "openapi.yaml", "-o", "out/api.ts"],
    signs: "option `fetch` of `openapi-fetch`",
    limits: { charset: "`openapi-fetch` writes the media type, without a parameter." },
    call: `
import createClient from "openapi-fetch";
import type { paths } from "./out/api";
export async function call({ baseUrl, fetch }: Target) {
  const { data, response } = await createClient<paths>({ baseUrl, fetch }).POST("/rest/cmsapp/v1/openapi/agentgroup/agentrestinfos", { body: { queryParam: QUERY } });
  if (!data) throw new Error(String(response.status));
  return data;
}`,
  },
];
