import { sValidator } from "@hono/standard-validator";
import { QueryAgentDetailsRequest } from "@cc-contract/validators";
import { Hono } from "hono";

export const app = new Hono().post("/details", sValidator("json", QueryAgentDetailsRequest), (context) =>
  context.json(context.req.valid("json").queryParam),
);
