import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";

// The server of the benchmark, in a separate process: responds to everything with 50 records.

const contract = await readContract();
const operation = listOperations(contract).find(({ operationId }) => operationId === process.argv[2]);
if (!operation) throw new Error(`no operation ${process.argv[2]}`);
const sample = responseExamples(contract, operation).sample as Record<string, unknown[]>;
const [record] = sample[operation.service.data] ?? [];
const response = JSON.stringify({ ...sample, [operation.service.data]: Array(50).fill(record) });

const server = createServer((incoming, outgoing) => {
  incoming.resume().on("end", () => outgoing.setHeader("Content-Type", "application/json").end(response));
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => server.close());
