import type { components, OperationTypes } from "@cc-contract/client";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { expectTypeOf, test } from "vitest";
import type * as validators from "../dist/index.js";
import type { operations } from "../dist/operations.js";

type Guarded<Guard> = Guard extends (value: unknown) => value is infer Type ? Type : never;
type Schemas = components["schemas"];

test("each guard, its Standard Schema and the client have one type", () => {
  type Guards = { [Name in keyof Schemas]: Guarded<(typeof validators)[Name]> };
  type Outputs = { [Name in keyof Schemas]: StandardSchemaV1.InferOutput<(typeof validators)[Name]> };
  expectTypeOf<Guards>().toEqualTypeOf<Schemas>();
  expectTypeOf<Outputs>().toEqualTypeOf<Schemas>();
});

test("the operations map has the types of the client's methods", () => {
  type Operations = typeof operations;
  expectTypeOf<Guarded<Operations["queryAgentDetails"]["request"]>>().toEqualTypeOf<
    Schemas["QueryAgentDetailsRequest"]
  >();
  expectTypeOf<Guarded<Operations["queryAgentCallStatistics"]["parameters"]>>().toEqualTypeOf<
    OperationTypes["queryAgentCallStatistics"]["parameters"]
  >();
  expectTypeOf<keyof Operations>().toEqualTypeOf<keyof OperationTypes>();
});
