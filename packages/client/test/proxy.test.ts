import { createServer } from "node:http";
import { connect } from "node:net";
import { EnvHttpProxyAgent, fetch as undiciFetch } from "undici";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Fetch } from "../src/index.ts";
import { callCms, data, listen, startServer, success } from "./failing-server.ts";

test("a call goes through the proxy of the environment, by an agent of undici", async () => {
  const { url, requests } = await startServer(success);
  const tunnels: (string | undefined)[] = [];
  const proxy = createServer().on("connect", ({ url: target }, socket) => {
    tunnels.push(target);
    const [host, port] = String(target).split(":");
    const other = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      other.pipe(socket).pipe(other);
    });
    for (const one of [socket, other]) one.on("error", () => {});
  });
  vi.stubEnv("http_proxy", `http://127.0.0.1:${await listen(proxy)}`);
  vi.stubEnv("no_proxy", "");
  onTestFinished(() => void vi.unstubAllEnvs());
  const dispatcher = new EnvHttpProxyAgent({ proxyTunnel: true });
  onTestFinished(() => dispatcher.destroy());
  const fetch: Fetch = (url, init) =>
    undiciFetch(url, { ...init, dispatcher } as object) as unknown as Promise<Response>;
  expect(await callCms(url, { fetch })).toEqual(data);
  expect(tunnels).toEqual([new URL(url).host]);
  expect(requests).toHaveLength(1);
});
