import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { type Fixture, group } from "./fixture.ts";
import { keyOf, operationOf, pick, rename, schemaWith } from "./pick.ts";

// Changes of operations, names, security, tables of codes and words.

const move = (contract: Contract, to: (path: string) => string, where?: Parameters<typeof operationOf>[1]) => {
  const { path } = operationOf(contract, where);
  rename(contract.paths, path, to(path));
};
const copy = (contract: Contract) => {
  const { path, operation, item, method } = operationOf(contract);
  contract.paths[`${path}/again`] = {
    ...item,
    [method]: { ...structuredClone(operation), operationId: `${operation.operationId}Again` },
  };
};
const scheme = (contract: Contract) =>
  Object.values(contract.components.securitySchemes).find((one) => "x-renewal" in one) as Required<Scheme>;
const table = (contract: Contract) =>
  Object.values(contract.components["x-codes"]).find(
    ({ codes, qualifier }) => !qualifier && codes.some(({ unauthenticated }) => unauthenticated),
  ) as Table;
const someSchema = (contract: Contract) => Object.values(contract.components.schemas)[0] as Schema;

type Scheme = Contract["components"]["securitySchemes"][string];
type Table = Contract["components"]["x-codes"][string];

const renameSchema = (contract: Contract) => {
  const name = keyOf(contract.components.schemas);
  const text = JSON.stringify(contract).replaceAll(`"#/components/schemas/${name}"`, `"#/components/schemas/${name}X"`);
  Object.assign(contract, JSON.parse(text));
  rename(contract.components.schemas, name, `${name}X`);
};

export const wholeFixtures: Fixture[] = [
  ...group({ side: "answer", breaking: false, step: "minor" }, [
    [
      "a field is deprecated",
      "deprecated",
      (one) =>
        (pick(one, "answer", ({ schema }) => !schema.deprecated && schema.type === "integer").schema.deprecated = true),
    ],
    [
      "a field gets a date from which on it is gone",
      "sunset",
      (one) => (schemaWith(one, "deprecated")["x-sunset"] = "2030-01-01"),
    ],
  ]),
  ...group({ side: "both", breaking: false, step: "minor" }, [
    ["an operation more", "operation-added", copy],
    [
      "a schema more that nothing uses",
      "schema-added",
      (one) => (one.components.schemas.Unused = { type: "string", examples: ["a"] }),
    ],
    ["a code more", "code-added", (one) => table(one).codes.push({ code: "999-999", meaning: "Something else" })],
    [
      "an operation is deprecated",
      "deprecated",
      (one) => Object.assign(operationOf(one).operation, { deprecated: true }),
    ],
  ]),
  ...group({ side: "both", breaking: true, step: "major" }, [
    ["an operation less", "operation-removed", (one) => delete one.paths[operationOf(one).path]],
    ["an operation renamed", "operation-renamed", (one) => (operationOf(one).operation.operationId += "X")],
    ["a schema renamed", "schema-removed", renameSchema],
    ["another service", "service-changed", (one) => (operationOf(one).operation.tags = [one.tags[1]?.name ?? ""])],
    [
      "another field for the code",
      "service-changed",
      (one) => Object.assign(one.tags[0]?.["x-service"] ?? {}, { code: "another" }),
    ],
    ["a code less", "code-removed", (one) => table(one).codes.pop()],
    [
      "a code that no longer means: not signed in",
      "code-flag-changed",
      (one) => delete table(one).codes.find(({ unauthenticated }) => unauthenticated)?.unauthenticated,
    ],
  ]),
  ...group({ side: "request", breaking: true, step: "major" }, [
    ["another path", "path-moved", (one) => move(one, (path) => `${path}X`)],
    [
      "a parameter of the path renamed",
      "path-parameter-renamed",
      (one) => {
        move(
          one,
          (path) => path.replace("}", "X}"),
          ({ path }) => path.includes("{"),
        );
        const inPath = Object.values(one.components.parameters).find((parameter) => parameter.in === "path");
        if (inPath) inPath.name += "X";
      },
    ],
    ["another method", "method-moved", (one) => rename(operationOf(one).item, operationOf(one).method, "put")],
    [
      "other security",
      "security-changed",
      (one) => (operationOf(one).operation.security = [{ [keyOf(one.components.securitySchemes, 1)]: [] }]),
    ],
    [
      "a second scheme beside the first",
      "security-changed",
      (one) => operationOf(one).operation.security.push({ [keyOf(one.components.securitySchemes, 1)]: [] }),
    ],
    ["no security", "security-changed", (one) => (operationOf(one).operation.security = [])],
    ["another header for the credentials", "scheme-changed", (one) => (scheme(one).name += "X")],
    ["credentials renewed otherwise", "scheme-changed", (one) => (scheme(one)["x-renewal"].idleSeconds += 1)],
    [
      "another address",
      "servers-changed",
      (one) =>
        Object.assign((operationOf(one).item.servers as { url: string }[])[0] ?? {}, { url: "http://{host}:{port}" }),
    ],
  ]),
  ...group({ side: "docs only", breaking: false, step: "patch" }, [
    [
      "another description of a field",
      "words",
      (one) => (pick(one, "answer", () => true).schema.description += " More."),
    ],
    [
      "another description of an operation",
      "words",
      (one) => Object.assign(operationOf(one).operation, { description: "More." }),
    ],
    ["another summary", "words", (one) => (operationOf(one).operation.summary += " again")],
    ["another description of the contract", "words", (one) => Object.assign(one.info, { description: "More." })],
    ["another title", "words", (one) => (someSchema(one).title = "Another title")],
    ["another source", "words", (one) => (someSchema(one)["x-source"] = "Another page")],
    ["another description of a scheme", "words", (one) => Object.assign(scheme(one), { description: "More." })],
    [
      "another default of the host",
      "words",
      (one) => {
        const [server] = operationOf(one).item.servers as { variables: Record<string, { default: string }> }[];
        Object.assign(Object.values(server?.variables ?? {})[0] ?? {}, { default: "another.example.com" });
      },
    ],
    [
      "another example",
      "words",
      (one) => Object.assign(Object.values(one.components.examples)[0] ?? {}, { summary: "Another" }),
    ],
    [
      "an example more in a schema",
      "words",
      (one) => (someSchema(one).examples as unknown[]).push("2024-01-01 00:00:00"),
    ],
    [
      "a code reworded",
      "code-reworded",
      (one) => Object.assign(table(one).codes[0] ?? {}, { meaning: "In other words" }),
    ],
    [
      "another format",
      "words",
      (one) =>
        (pick(one, "answer", ({ schema }) => schema.type === "integer" && !schema.format).schema.format = "int64"),
    ],
  ]),
  ...group({ side: "docs only", breaking: false, step: "none" }, [
    [
      "keys in another order",
      "",
      (one) => Object.assign(one, { paths: Object.fromEntries(Object.entries(one.paths).toReversed()) }),
    ],
    ["another version only", "", (one) => (one.info.version = "9.9.9")],
  ]),
];
