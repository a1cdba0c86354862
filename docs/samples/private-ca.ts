import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createCmsClient } from "@cc-contract/client";

// A server whose certificate no runtime trusts by default.
const folder = mkdtempSync(join(tmpdir(), "private-ca-"));
const make = "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost";
execFileSync("openssl", [...make.split(" "), "-keyout", "key.pem", "-out", "ca.pem"], { cwd: folder, stdio: "ignore" });
const ca = readFileSync(join(folder, "ca.pem"), "utf8");
const server = createServer({ key: readFileSync(join(folder, "key.pem")), cert: ca }, (_, response) =>
  response.end('{ "resultCode": "0100000", "resultDesc": ["1605492949-1447"] }'),
);
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));

const { port } = server.address() as AddressInfo;
const cms = createCmsClient({
  baseUrl: `https://localhost:${port}`,
  accessKey: "EXAMPLEAK",
  secretKey: "EXAMPLESK",
});
const ask = () => cms.queryAgentPrivateCalls({ ccId: 1, vdn: 1, agentId: 101 });

await ask().catch((error) => console.log(error.name, error.code));

// Before the first connection that needs it; what the runtime trusts already stays trusted.
setDefaultCACertificates([...getCACertificates("default"), ca]);
console.log(await ask());

server.close();
server.closeAllConnections();
rmSync(folder, { recursive: true });
