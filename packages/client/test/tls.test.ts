import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { generate } from "selfsigned";
import { Agent, fetch as undiciFetch } from "undici";
import { beforeAll, describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import {
  type CallOptions,
  type CmsClientOptions,
  createCmsClient,
  createGatewayClient,
  type Fetch,
  type GatewayClientOptions,
  NetworkError,
} from "../src/index.ts";
import { callCms, data, guid, keys, query, rejection, success } from "./failing-server.ts";

const day = 24 * 60 * 60 * 1000;
const ec = { keyType: "ec", algorithm: "sha256" } as const;

interface Pair {
  key: string;
  cert: string;
}

async function makeCa(commonName: string): Promise<Pair> {
  const { private: key, cert } = await generate([{ name: "commonName", value: commonName }], {
    ...ec,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  return { key, cert };
}

/** A certificate for the local host, or for another; signed by a CA, or by itself where there is none. */
async function makeLeaf(
  ca?: Pair,
  { host = "localhost", ip = "127.0.0.1", from = 0, until = day } = {},
): Promise<Pair> {
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    ...ec,
    ...(ca && { ca }),
    notBeforeDate: new Date(Date.now() - day + from),
    notAfterDate: new Date(Date.now() + until),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: host },
          { type: 7, ip },
        ],
      },
    ],
  });
  return { key, cert };
}

/** Starts a server for the time of a test; counts the connections and the requests that come. */
async function listen(server: Server) {
  const seen = { connections: 0, requests: 0 };
  server.on("connection", () => seen.connections++);
  server.on("request", (_, response) => {
    seen.requests++;
    success(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const listenTls = ({ key, cert }: Pair) => listen(createHttpsServer({ key, cert }));

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
  ])("%s is a NetworkError that says how to trust it; no request comes, and none again", async (_, make, code) => {
    const { url, seen } = await listenTls(await make());
    const error = await rejection(callCms(url, { retries: 2 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code, attempts: 1, cause: { cause: { code } } });
    expect(error.message).toMatch(new RegExp(`^Certificate refused \\(${code}\\): POST ${url}/`));
    expect(error.message).toContain("NODE_EXTRA_CA_CERTS");
    expect(seen).toEqual({ connections: 1, requests: 0 });
  });

  test("is not trusted because another CA of the same name is", async () => {
    const namesake = await makeCa("Example CA");
    const { url, seen } = await listenTls(leaf);
    const error = await rejection(callCms(url, { fetch: fetchTrusting(namesake.cert), retries: 2 }));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 1 });
    expect(error.message).toMatch(/^Certificate refused /);
    expect(seen.requests).toBe(0);
  });
});

describe("the same certificate is accepted", () => {
  test("by a process that is told the CA by NODE_EXTRA_CA_CERTS", async () => {
    const { url } = await listenTls(leaf);
    const folder = await mkdtemp(join(tmpdir(), "tls-test-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const NODE_EXTRA_CA_CERTS = join(folder, "ca.pem");
    await writeFile(NODE_EXTRA_CA_CERTS, ca.cert);
    const script = `
      import { createCmsClient } from ${JSON.stringify(new URL("../src/index.ts", import.meta.url).href)};
      const cms = createCmsClient(${JSON.stringify({ baseUrl: url, ...keys, retries: 0 })});
      const told = await cms.queryAgentPrivateCalls(${JSON.stringify(query)}).catch(({ message }) => message);
      console.log(JSON.stringify(told));`;
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

  test("by a fetch of the caller's own that trusts the CA", async () => {
    const { url, seen } = await listenTls(leaf);
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
    const { url, seen } = await listenTls(await makeLeaf(ca, own));
    const error = await rejection(callCms(url, { fetch: fetchTrusting(ca.cert), retries: 2 }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ code, attempts: 1 });
    expect(error.message).toMatch(new RegExp(`^Certificate refused \\(${code}\\): POST https://[^ ]+$`));
    expect(seen).toEqual({ connections: 1, requests: 0 });
  });
});

test("plain HTTP where HTTPS is expected is a NetworkError that says nothing of certificates", async () => {
  const { url, seen } = await listen(createHttpServer());
  const error = await rejection(callCms(url));
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.code).toMatch(/^ERR_SSL_/);
  expect(error.message).toMatch(/^Request failed \(ERR_SSL_\w+\): POST https:[^ ]+$/);
  expect(error.message).not.toMatch(/cert|trust/i);
  expect(seen.requests).toBe(0);
});

test("HTTPS where plain HTTP is expected is a NetworkError that says nothing of certificates", async () => {
  const { url, seen } = await listenTls(leaf);
  const error = await rejection(callCms(url.replace("https:", "http:")));
  expect(error).toBeInstanceOf(NetworkError);
  expect(error.message).not.toMatch(/cert|trust/i);
  expect(seen.requests).toBe(0);
});

describe("no option switches verification off", () => {
  type Name = Lowercase<Extract<keyof (CmsClientOptions & GatewayClientOptions & CallOptions), string>>;
  type Suspect =
    | "insecure"
    | "reject"
    | "verify"
    | "trust"
    | "strict"
    | "tls"
    | "ssl"
    | "cert"
    | "agent"
    | "dispatcher";

  test.each([
    "rejectUnauthorized",
    "insecure",
    "strictSSL",
    "verify",
    "tls",
    "agent",
    "dispatcher",
    "checkServerIdentity",
  ])("%s is none", async (name) => {
    expectTypeOf<Extract<Name, `${string}${Suspect}${string}`>>().toBeNever();
    const message = `there is no option \`${name}\``;
    const own = { baseUrl: "https://example.invalid", [name]: false };
    expect(() => createCmsClient({ ...own, ...keys })).toThrow(message);
    expect(() => createGatewayClient({ ...own, guid })).toThrow(message);
    const cms = createCmsClient({ baseUrl: own.baseUrl, ...keys });
    expect((await rejection(cms.queryAgentPrivateCalls(query, { [name]: false }))).message).toContain(message);
  });

  test("the source names no switch of a runtime", async () => {
    const folder = new URL("../src/", import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
    expect(files).toEqual(expect.arrayContaining(["options.ts", "transport.ts", "send.ts", "cms.ts", "gateway.ts"]));
    for (const file of files)
      expect([file, await readFile(new URL(file, folder), "utf8")]).toEqual([
        file,
        expect.not.stringMatching(/rejectUnauthorized|TLS_REJECT_UNAUTHORIZED|checkServerIdentity|danger|insecure/i),
      ]);
  });
});
