import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { generate } from "selfsigned";
import { Agent, fetch as undiciFetch } from "undici";
import { beforeAll, describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import {
  type CallOptions,
  type CmsClientOptions,
  type Fetch,
  type GatewayClientOptions,
  NetworkError,
} from "../src/index.ts";
import { callCms, data, listen, success } from "./failing-server.ts";
import { keys, query, rejection } from "./stub.ts";

const day = 24 * 60 * 60 * 1000;
const ec = { keyType: "ec", algorithm: "sha256" } as const;

interface Pair {
  key: string;
  cert: string;
}

async function make(name: string, options: object): Promise<Pair> {
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], { ...ec, ...options });
  return { key, cert };
}

function makeCa(name: string): Promise<Pair> {
  const extensions = [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, critical: true },
  ];
  return make(name, { extensions });
}

/** A certificate for the local host, or for another; signed by a CA, or self-signed. */
function makeLeaf(ca?: Pair, { host = "localhost", ip = "127.0.0.1", from = 0, until = day } = {}): Promise<Pair> {
  const altNames = [
    { type: 2, value: host },
    { type: 7, ip },
  ];
  return make(host, {
    ...(ca && { ca }),
    notBeforeDate: new Date(Date.now() - day + from),
    notAfterDate: new Date(Date.now() + until),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames },
    ],
  });
}

/** Starts a server for the time of a test; counts the connections and the requests. */
async function start(server: Server) {
  const seen = { connections: 0, requests: 0 };
  server.on("connection", () => seen.connections++);
  server.on("request", (_, response) => {
    seen.requests++;
    success(response);
  });
  return { url: `https://127.0.0.1:${await listen(server)}`, seen };
}

const startTls = ({ key, cert }: Pair) => start(createHttpsServer({ key, cert }));

/** A fetch that trusts a CA, as a caller would write it. */
function fetchTrusting(ca: string): Fetch {
  const dispatcher = new Agent({ connect: { ca } });
  onTestFinished(() => dispatcher.destroy());
  // Two sets of types describe the same objects.
  return (url, init) => undiciFetch(url, { ...init, dispatcher } as object) as unknown as Promise<Response>;
}

let ca: Pair;
let leaf: Pair;
beforeAll(async () => {
  ca = await makeCa("Example CA");
  leaf = await makeLeaf(ca);
});

describe("a certificate of a CA that the runtime doesn't trust", () => {
  test.each<[what: string, make: () => Promise<Pair>, code: string]>([
    ["alone", async () => leaf, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    ["with its CA", async () => ({ ...leaf, cert: `${leaf.cert}\n${ca.cert}` }), "SELF_SIGNED_CERT_IN_CHAIN"],
    ["that is its own CA", () => makeLeaf(), "DEPTH_ZERO_SELF_SIGNED_CERT"],
  ])(
    "%s is a NetworkError that says how to trust it; it sends no request, and does not retry",
    async (_, make, code) => {
      const { url, seen } = await startTls(await make());
      const error = await rejection(callCms(url, { retries: 2 }));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ code, attempts: 1, cause: { cause: { code } } });
      expect(error.message).toMatch(new RegExp(`^Certificate refused \\(${code}\\): POST ${url}/`));
      expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
      expect(seen).toEqual({ connections: 1, requests: 0 });
    },
  );

  test("is not trusted because another CA of the same name is", async () => {
    const namesake = await makeCa("Example CA");
    const { url, seen } = await startTls(leaf);
    const error = await rejection(callCms(url, { fetch: fetchTrusting(namesake.cert), retries: 2 }));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 1 });
    expect(error.message).toMatch(/^Certificate refused /);
    expect(seen.requests).toBe(0);
  });
});

describe("the same certificate is accepted", () => {
  test("by a process that has the CA in NODE_EXTRA_CA_CERTS", async () => {
    const { url } = await startTls(leaf);
    const folder = await mkdtemp(join(tmpdir(), "tls-test-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const NODE_EXTRA_CA_CERTS = join(folder, "ca.pem");
    await writeFile(NODE_EXTRA_CA_CERTS, ca.cert);
    const script = `
      import { createCmsClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
      const cms = createCmsClient(${JSON.stringify({ baseUrl: url, ...keys, retries: 0 })});
      const outcome = await cms.queryAgentPrivateCalls(${JSON.stringify(query)}).catch(({ message }) => message);
      console.log(JSON.stringify(outcome));`;
    const run = async (env: NodeJS.ProcessEnv) => {
      const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...rest } = process.env;
      const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
        env: { ...rest, ...env },
      });
      return JSON.parse(stdout);
    };
    const [trusting, other] = await Promise.all([run({ NODE_EXTRA_CA_CERTS }), run({})]);
    expect(trusting).toEqual(data);
    // It is the variable that makes the difference, and nothing else of a fresh process.
    expect(other).toMatch(/^Certificate refused /);
  });

  test("by a custom fetch that trusts the CA", async () => {
    const { url, seen } = await startTls(leaf);
    const fetch = fetchTrusting(ca.cert);
    expect(await callCms(url, { fetch })).toEqual(data);
    expect(await callCms(url.replace("127.0.0.1", "localhost"), { fetch })).toEqual(data);
    expect(seen.requests).toBe(2);
  });
});

describe("a certificate of a trusted CA is refused without advice to trust it", () => {
  test.each([
    ["that has expired", { until: -1000 }, "CERT_HAS_EXPIRED"],
    ["that is not valid yet", { from: day + 3_600_000 }, "CERT_NOT_YET_VALID"],
    ["for another host", { host: "cms.example.com", ip: "192.0.2.1" }, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("%s", async (_, own, code) => {
    const { url, seen } = await startTls(await makeLeaf(ca, own));
    const error = await rejection(callCms(url, { fetch: fetchTrusting(ca.cert), retries: 2 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code, attempts: 1 });
    expect(error.message).toMatch(new RegExp(`^Certificate refused \\(${code}\\): POST https://[^ ]+$`));
    expect(seen).toEqual({ connections: 1, requests: 0 });
  });
});

test("plain HTTP where HTTPS is expected, or vice versa, is a NetworkError that does not name certificates", async () => {
  const plain = await start(createHttpServer());
  const encrypted = await startTls(leaf);
  for (const [url, code] of [
    [plain.url, /^ERR_SSL_/],
    [encrypted.url.replace("https:", "http:"), /^/],
  ] as const) {
    const error = await rejection(callCms(url));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.code ?? "").toMatch(code);
    expect(error.message).toMatch(/^Request failed( \(\w+\))?: POST https?:\S+\. Does the port expect HTTPS?\?$/);
  }
  expect([plain.seen.requests, encrypted.seen.requests]).toEqual([0, 0]);
});

test("no option switches verification off, and the source names no switch of a runtime", async () => {
  type Name = Lowercase<Extract<keyof (CmsClientOptions & GatewayClientOptions & CallOptions), string>>;
  type Suspect =
    | ("insecure" | "reject" | "verify" | "trust" | "strict")
    | ("tls" | "ssl" | "cert" | "agent" | "dispatcher");
  // Unknown options are refused, see options.test.ts.
  expectTypeOf<Extract<Name, `${string}${Suspect}${string}`>>().toBeNever();
  const folder = new URL("../src/", import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
  expect(files).toEqual(expect.arrayContaining(["options.ts", "transport.ts", "send.ts", "cms.ts", "gateway.ts"]));
  for (const file of files)
    expect([file, await readFile(new URL(file, folder), "utf8")]).toEqual([
      file,
      expect.not.stringMatching(/rejectUnauthorized|TLS_REJECT_UNAUTHORIZED|checkServerIdentity|danger|insecure/i),
    ]);
});
