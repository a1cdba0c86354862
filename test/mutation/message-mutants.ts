import type { Contract } from "@cc-contract/spec/model/contract";
import type { Mutant } from "./contract-mutants.ts";

// What the contract says of the message around a document, changed one thing at a time.

type Values = Record<string, unknown>;

/** Every mutant of the operations, the parameters and the security schemes of a contract. */
export function listMessageMutants(contract: Contract): Mutant[] {
  const operations = Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method === "get" || method === "post")
      .flatMap((method) => ofOperation(contract, ["paths", path, method])),
  );
  const schemes = Object.keys(contract.components.securitySchemes).flatMap((name) => {
    const path = ["components", "securitySchemes", name];
    return [
      mutate(contract, path, "name another", (scheme) => ({ ...scheme, name: "X-Another" })),
      mutate(contract, path, "in query", (scheme) => ({ ...scheme, in: "query" })),
    ];
  });
  const parameters = Object.entries(contract.components.parameters).flatMap(([name, parameter]) => {
    const path = ["components", "parameters", name];
    return [
      mutate(contract, path, "required dropped", ({ required: _, ...rest }) => rest),
      mutate(contract, path, "name another", (one) => ({ ...one, name: "another" })),
      mutate(contract, path, "in query", () => ({ ...parameter, in: "query" })),
    ];
  });
  return [...operations, ...schemes, ...parameters];
}

function ofOperation(contract: Contract, path: string[]): Mutant[] {
  const operation = at(contract, path) as { requestBody?: object; parameters?: unknown[]; security: object[] };
  const [own = ""] = Object.keys(operation.security[0] ?? {});
  const other = Object.keys(contract.components.securitySchemes).find((name) => name !== own) ?? "";
  const of = (part: string[], what: string, change: (value: Values) => unknown) =>
    mutate(contract, [...path, ...part], what, change);
  const rename = (from: string, to: string) => (values: Values) => {
    const { [from]: value, ...rest } = values;
    return { ...rest, [to]: value };
  };
  const body = operation.requestBody
    ? [
        of(["requestBody"], "required dropped", ({ required: _, ...rest }) => rest),
        of(["requestBody", "content"], "of another type", rename("application/json", "application/xml")),
        of([], "requestBody dropped", ({ requestBody: _, ...rest }) => rest),
      ]
    : [];
  const parameters = (operation.parameters ?? []).map((_, index) =>
    of(["parameters"], `${index} dropped`, (list) => (list as unknown as unknown[]).toSpliced(index, 1)),
  );
  return [
    of([], "security dropped", ({ security: _, ...rest }) => rest),
    of([], "security optional", (rest) => ({ ...rest, security: [...operation.security, {}] })),
    of([], "security of the other service", (rest) => ({ ...rest, security: [{ [other]: [] }] })),
    ...body,
    ...parameters,
    of(["responses"], "200 as 201", rename("200", "201")),
    of(["responses"], "401 dropped", ({ 401: _, ...rest }) => rest),
    of(["responses", "200", "content"], "of another type", rename("application/json", "text/plain")),
  ];
}

function mutate(contract: Contract, path: string[], what: string, change: (value: Values) => unknown): Mutant {
  const copy = structuredClone(contract);
  const parent = at(copy, path.slice(0, -1)) as Values;
  const key = path.at(-1) ?? "";
  parent[key] = change(parent[key] as Values);
  return { name: `${path.join(".")} ${what}`, contract: copy };
}

function at(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Values)[key], value);
}
