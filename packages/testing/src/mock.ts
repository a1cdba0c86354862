import { fileURLToPath } from "node:url";
import { bundleFile } from "@cc-contract/spec/model/contract";

export interface Mock {
  /** Origin of the mock, as in `http://127.0.0.1:4010`. */
  url: string;
  close(): Promise<void>;
}

export interface MockOptions {
  /** Port on 127.0.0.1; 0, the default, takes a free one. */
  port?: number | undefined;
  /** Served instead of the contract. */
  contract?: object | undefined;
}

/**
 * Starts Prism with the contract on 127.0.0.1, in this process; port 0 takes a free one.
 * It answers with the contract's examples, the first where `Prefer: example=NAME` names no other.
 */
export async function startMock({ port = 0, contract }: MockOptions = {}): Promise<Mock> {
  // Only here, because Prism takes a second to load.
  const [{ createLogger }, { getHttpOperationsFromSpec }, { createServer }] = await Promise.all([
    import("@stoplight/prism-core"),
    import("@stoplight/prism-http"),
    import("@stoplight/prism-http-server"),
  ]);
  const server = createServer(await getHttpOperationsFromSpec(contract ?? fileURLToPath(bundleFile)), {
    cors: true,
    components: { logger: createLogger("mock", { enabled: false }) },
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  // Prism rejects with the bare message of the error.
  const url = await server.listen(port, "127.0.0.1").catch((message: string) => {
    throw new Error(message);
  });
  return { url, close: () => server.close() };
}
