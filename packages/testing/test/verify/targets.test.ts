import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { readContract } from "@cc-contract/spec/model/contract";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/index.ts";
import { cc, environmentOf } from "./run.ts";

const details = (await readContract()).components.examples.QueryAgentDetailsSampleResponse?.value;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ recordedUntil: new Date("2024-08-02T12:00:00Z") });
});
afterAll(() => simulator.close());

const html = "<html><script>alert(1)</script>\u001b[31m blocked by the firewall</html>";
const megabyte = Buffer.alloc(1 << 20, " ");

const responses: Record<string, RequestListener> = {
  html: (_, response) => void response.writeHead(200, { "Content-Type": "text/html" }).end(html),
  hang: () => {},
  redirect: (_, response) => void response.writeHead(302, { Location: "https://login.example.com/?token=1" }).end(),
  reset: (request) => void request.socket.destroy(),
  drip: (_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    const timer = setInterval(() => response.write(" "), 50);
    response.on("close", () => clearInterval(timer));
  },
  truncated: (_, response) => void response.writeHead(200, { "Content-Type": "application/json" }).end('{"resultCode"'),
  hundredMegabytes: (_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    let left = 100;
    const more = () => {
      while (left > 0) {
        left--;
        if (!response.write(megabyte)) return;
      }
      response.end();
    };
    response.on("drain", more);
    more();
  },
};

/** Verifies a CC-CMS that responds like this, beside a CC-Gateway that is good. */
async function tryTarget(server: ReturnType<typeof createServer>, scheme = "http", more: string[] = []) {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const cms = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await runAgainst(cms, more);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function runAgainst(cms: string, more: string[] = []) {
  const args = ["verify", "--cms", cms, "--gateway", simulator.url, "--timeout", "60000", ...more];
  return cc(args, environmentOf(simulator));
}

function gatewayHeld({ out }: { out: string }): boolean {
  return /^queryAgentCallStatistics +(\d+) +\1 +0 /m.test(out);
}

test.each([
  ["html", 1, "HTTP 200 text/html: <html><script>alert(1)</script> [31m blocked by the firewall"],
  ["redirect", 1, "a redirect to https://login.example.com/\n"],
  ["truncated", 1, 'HTTP 200 application/json, not JSON: {"resultCode"'],
  ["hundredMegabytes", 1, "a body of more than 33554432 bytes, not read further"],
  ["hang", 3, "queryAgentDetails: target unreachable: no response within 3000 ms"],
  ["drip", 3, "queryAgentDetails: target unreachable: no response within 3000 ms"],
  ["reset", 3, "queryAgentDetails: target unreachable: other side closed (UND_ERR_SOCKET)"],
])("a target that responds by %s ends with %i and a line that says so", async (name, code, line) => {
  // A silent target times out; all others respond, slowly on a slow machine.
  const patience = line.includes("3000 ms") ? ["--timeout", "3000"] : [];
  const result = await tryTarget(createServer(responses[name]), "http", patience);
  expect(result.out).toContain(line);
  expect(result.out).not.toContain("\u001b");
  expect(result.code).toBe(code);
  expect(gatewayHeld(result)).toBe(true);
});

test("a target that dies meanwhile is unreachable, and nothing is held against its silence", async () => {
  let requests = 0;
  const faults = () => {
    requests++;
    return requests > 20 ? "reset" : undefined;
  };
  const dying = await startSimulator({ faults });
  const result = await runAgainst(dying.url, ["--only", "queryAgentDetails"]).finally(() => dying.close());
  expect(result.out).toContain("queryAgentDetails: target unreachable: ");
  expect(result.err).toContain("queryAgentDetails: ");
  expect(result.code).toBe(3);
});

test("a request that has no response where others have one is a violation", async () => {
  const deaf = createServer((request, response) => {
    if (request.headers["content-type"] === "text/plain") return void request.socket.destroy();
    request.resume();
    response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(details));
  });
  const result = await tryTarget(deaf, "http", ["--only", "queryAgentDetails"]);
  expect(result.out).toMatch(/of another type: text\/plain\n(.*\n){2} {2}actual +other side closed/);
  expect(result.code).toBe(1);
});

test("a port that fetch never uses ends with 2", async () => {
  const { code, err } = await runAgainst("http://127.0.0.1:9");
  expect([code, err]).toEqual([2, expect.stringContaining("http://127.0.0.1:9: fetch blocks this port")]);
});

test("a target that is down is unreachable", async () => {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const result = await runAgainst(`http://127.0.0.1:${port}`);
  expect(result.out).toContain("queryAgentDetails: target unreachable: connect ECONNREFUSED");
  expect(result.code).toBe(3);
  expect(gatewayHeld(result)).toBe(true);
});

test("a host that does not exist is unreachable", async () => {
  const result = await runAgainst("http://cms.invalid");
  expect(result.out).toContain("queryAgentDetails: target unreachable: getaddrinfo");
  expect(result.code).toBe(3);
});

test("a foreign certificate is refused, and the line says what to do", async () => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "127.0.0.1" }]);
  const result = await tryTarget(createTlsServer({ cert, key }) as never, "https");
  expect(result.out).toMatch(/target unreachable: .*certificate.* \(\w+\); for a private CA set NODE_EXTRA_CA_CERTS/);
  expect(result.code).toBe(3);
  expect(gatewayHeld(result)).toBe(true);
});

test("HTTP where HTTPS is requested is unreachable", async () => {
  const result = await tryTarget(createServer(responses.html), "https");
  expect(result.out).toContain("target unreachable: no TLS");
  expect(result.code).toBe(3);
});
