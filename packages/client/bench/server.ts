import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readContract } from "@cc-contract/spec/model/contract";
import { listOperations, responseExamples } from "@cc-contract/spec/model/operations";

// The other side of the benchmark, in a process of its own: answers by path, without looking at the request.

const records = 50;
const contract = await readContract();
const answers = new Map<string, string>();
for (const operation of listOperations(contract)) {
  const { sample } = responseExamples(contract, operation);
  const last = operation.path.slice(operation.path.lastIndexOf("/"));
  answers.set(last, JSON.stringify(longer(sample)));
}

/** The same answer with so many records in each of its lists. */
function longer(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from({ length: records }, (_, index) => longer(value[index % value.length]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, longer(part)]));
}

const server = createServer((request, response) => {
  const path = request.url ?? "";
  request.resume();
  request.on("end", () => {
    response.setHeader("Content-Type", "application/json");
    response.end(answers.get(path.slice(path.lastIndexOf("/"))));
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => server.close());
