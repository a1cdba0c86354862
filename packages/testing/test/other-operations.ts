import { type Contract, readContract } from "@cc-contract/spec/model/contract";

/** The contract with operations that nothing here was written for, beside those it has on the same paths. */
export async function withOtherOperations(): Promise<Contract> {
  const contract = structuredClone(await readContract());
  const paths: Record<string, object> = contract.paths;
  const all = Object.values(contract.paths).flatMap(({ get, post }) => [get, post]);
  const [details, statistics] = ["queryAgentDetails", "queryAgentCallStatistics"].map((id) =>
    all.find((one) => one?.operationId === id),
  );
  const { parameters: _, ...ofGateway } = statistics ?? {};
  const { requestBody, ...ofCms } = details ?? {};
  const text = (name: string, part: string, schema: object, value: unknown) => ({
    ...{ name, in: part, description: "", required: true, schema },
    examples: { sample: { summary: "", value } },
  });
  const name = text("name", "path", { type: "string", minLength: 2 }, "a b");
  const count = text("count", "query", { type: "integer", minimum: 1 }, 2);
  const kinds = text("kind", "query", { type: "array", items: { type: "integer", maximum: 9 } }, [1, 2]);
  const trace = text("X-Trace", "header", { type: "string" }, "abc");
  const noContent = { responses: { "204": { description: "" }, "401": { description: "" } } };
  paths["/things/{name}"] = {
    parameters: [name],
    put: { ...ofCms, operationId: "updateThing", requestBody },
    get: { ...ofGateway, operationId: "listThings", parameters: [count, kinds, trace] },
    delete: { ...ofCms, operationId: "deleteThing", ...noContent },
  };
  paths["/things/all"] = { post: { ...details, operationId: "queryAllThings" } };
  return contract;
}
