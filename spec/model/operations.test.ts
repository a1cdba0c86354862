import { expect, test } from "vitest";
import { listCases } from "./cases.ts";
import type { Contract } from "./contract.ts";
import {
  listOperations,
  parametersSchema,
  requestExamples,
  requestParts,
  requestSchema,
  responseExamples,
  responseShapes,
  successOf,
} from "./operations.ts";

// Operations of forms that the contract doesn't have yet.

const id = { name: "id", in: "path", required: true, schema: { type: "string" }, examples: { sample: { value: "7" } } };
const key = {
  name: "X-Key",
  in: "header",
  required: true,
  schema: { type: "string" },
  examples: { sample: { value: "k" } },
};
const tags = {
  name: "tags",
  in: "query",
  schema: { type: "array", items: { type: "string", examples: ["a"] } },
  examples: { sample: { value: ["a", "b"] } },
};
const security = [{ Key: [] }];
const failed = { "401": { $ref: "#/components/responses/Refused" } };
const contract = {
  tags: [{ name: "Doors", "x-service": { id: "doors" } }],
  paths: {
    "/doors/{id}": {
      parameters: [{ $ref: "#/components/parameters/Id" }],
      put: {
        operationId: "updateDoor",
        tags: ["Doors"],
        security,
        requestBody: { $ref: "#/components/requestBodies/Door" },
        responses: {
          "200": {
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/DoorResponse" },
                examples: { sample: { value: { code: "0" } } },
              },
            },
          },
          ...failed,
        },
      },
      delete: {
        operationId: "removeDoor",
        tags: ["Doors"],
        security,
        parameters: [key],
        responses: { "204": { description: "Gone." }, ...failed },
      },
    },
    "/doors": {
      get: {
        operationId: "listDoors",
        tags: ["Doors"],
        security,
        parameters: [tags],
        responses: { "200": { content: {} } },
      },
      post: { operationId: "openAll", tags: ["Doors"], security, responses: { "204": { description: "Open." } } },
      patch: {
        operationId: "readAll",
        tags: ["Doors"],
        security,
        "x-idempotent": true,
        responses: { "204": { description: "Read." } },
      },
    },
  },
  components: {
    schemas: {
      Door: {
        type: "object",
        required: ["colour"],
        properties: { colour: { type: "string", examples: ["red"] } },
        additionalProperties: false,
      },
      DoorResponse: { oneOf: [{ $ref: "#/components/schemas/Success" }, { $ref: "#/components/schemas/Failure" }] },
    },
    parameters: { Id: id },
    requestBodies: {
      Door: {
        required: true,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Door" },
            examples: { red: { value: { colour: "red" } } },
          },
        },
      },
    },
    responses: { Refused: { description: "Refused." } },
    securitySchemes: { Key: { type: "apiKey", in: "header", name: "x-key" } },
  },
} as unknown as Contract;

const operations = listOperations(contract);
const operation = (operationId: string) => {
  const found = operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`no ${operationId}`);
  return found;
};

test("every method of every path is an operation", () => {
  expect(operations.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`)).toEqual([
    "updateDoor put /doors/{id}",
    "removeDoor delete /doors/{id}",
    "listDoors get /doors",
    "openAll post /doors",
    "readAll patch /doors",
  ]);
});

test("an operation has the parameters of its path, and its references are resolved", () => {
  const { parameters, requestBody, responses } = operation("updateDoor");
  expect(parameters).toEqual([id]);
  expect(requestBody?.required).toBe(true);
  expect(responses["401"]?.description).toBe("Refused.");
});

test("its caller gives every part that has a parameter", () => {
  const parts = operations.map((one) => requestParts(one));
  expect(parts).toEqual([["path", "body"], ["path", "header"], ["query"], [], []]);
});

test("a request with parameters and a body is one schema, with an example in its form", () => {
  const update = operation("updateDoor");
  expect(requestSchema(update)).toMatchObject({
    required: ["path", "body"],
    properties: { path: { required: ["id"] }, body: { $ref: "#/components/schemas/Door" } },
  });
  expect(requestExamples(contract, update)).toMatchObject({ red: { path: { id: "7" }, body: { colour: "red" } } });
  const places = listCases(contract, requestSchema(update), { path: { id: "7" }, body: { colour: "red" } }).map(
    ({ path, keyword }) => `${path.join(".")} ${keyword}`,
  );
  expect(places).toEqual(
    expect.arrayContaining([" required", "path.id type", "body.colour type", "body additionalProperties"]),
  );
});

test("an optional parameter makes its part optional, and headers are open", () => {
  expect(parametersSchema(operation("listDoors"))?.required).toEqual([]);
  const { properties } = parametersSchema(operation("removeDoor")) ?? {};
  expect(properties?.header).not.toHaveProperty("additionalProperties");
  expect(parametersSchema(operation("openAll"))).toBeUndefined();
});

test("an operation without parts takes an empty request", () => {
  expect(requestExamples(contract, operation("openAll"))).toEqual({ empty: {} });
  expect(requestSchema(operation("openAll"))).toMatchObject({ properties: {}, additionalProperties: false });
});

test("a response with 204 has no body, no shapes and no examples", () => {
  const remove = operation("removeDoor");
  expect(successOf(remove)).toEqual({ status: 204 });
  expect(responseShapes(contract, remove)).toBeUndefined();
  expect(responseExamples(contract, remove)).toEqual({});
  expect(responseShapes(contract, operation("updateDoor"))?.failure.$ref).toMatch(/Failure$/);
});

test("GET, PUT and DELETE may be sent again, and a POST or PATCH that says so", () => {
  expect(operations.map(({ idempotent }) => idempotent)).toEqual([true, true, true, false, true]);
});
