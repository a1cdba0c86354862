import type { Contract, Operation, Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media } from "@cc-contract/spec/model/operations";
import { operations as validators } from "@cc-contract/validators/operations";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { logger } from "hono/logger";
import type { Answers } from "./answers.ts";
import type { Failures } from "./codes.ts";
import { type Faults, withFaults } from "./faults.ts";
import { withoutUnknownKeys } from "./known-keys.ts";
import type { Sessions } from "./sessions.ts";
import { type ReceivedRequest, refusal, type Verifier } from "./signature.ts";

type Env = { Bindings: HttpBindings };

/** Most bytes that the body of a request may have. */
const mostBytes = 1_000_000;

/** An answer before it is sent. */
export interface Answer {
  operationId: string;
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON; a text is sent as it is, and nothing where it is undefined. */
  body: unknown;
}

export interface ServerOptions {
  contract: Contract;
  answers: Answers;
  failures: Failures;
  sessions: Sessions;
  /** Judges signatures; undefined where any is good. */
  verifier: Verifier | undefined;
  faults?: Faults | undefined;
  mutate?: ((answer: Answer, request: ReceivedRequest) => Answer) | undefined;
  log?: ((line: string) => void) | undefined;
}

/** Both services as one application: routes from the contract, then credentials, the contract, the answer. */
export function createApp(options: ServerOptions): Hono<Env> {
  const { contract, faults, log, mutate = (answer) => answer } = options;
  const app = new Hono<Env>();
  if (log) app.use(logger((line) => log(line)));
  app.use(withFaults(faults), bodyLimit({ maxSize: mostBytes, onError: refuseBody }));
  for (const operation of listOperations(contract)) {
    const { operationId, service } = operation;
    const path = operation.path.replace(/\{(\w+)\}/g, ":$1");
    const method = operation.method.toUpperCase();
    app.on(method, path, async (context) => {
      const request = await receive(context);
      const handled = (operation.requestBody ? answerBody : answerParameters)(context, request, operation, options);
      const { status = 200, headers = {}, body } = handled;
      const type: Record<string, string> = body === undefined ? {} : { "Content-Type": service.contentType };
      return send(mutate({ operationId, status, headers: { ...type, ...headers }, body }, request));
    });
    app.all(path, (context) => context.body(null, 405, { Allow: method }));
  }
  return app;
}

/** What is left of the body is not read, so that the connection can't be used any more. */
function refuseBody(context: Context): Response {
  return context.body(null, 413, { Connection: "close" });
}

type Handled = Partial<Omit<Answer, "operationId">>;

function send({ status, headers, body }: Answer): Response {
  const text = body === undefined || typeof body === "string" ? (body ?? null) : JSON.stringify(body);
  return new Response(text, { status, headers });
}

/** The request as it came over the wire, before anything has decoded it. */
async function receive({ env, req }: Context<Env>): Promise<ReceivedRequest> {
  const { method = "", url: target = "" } = env.incoming;
  return { method, target, header: (name) => req.header(name), body: new Uint8Array(await req.arrayBuffer()) };
}

/** CC-CMS: signed, with a body. */
function answerBody(_: Context, received: ReceivedRequest, operation: Operation, options: ServerOptions): Handled {
  const { contract, answers, failures, verifier } = options;
  const { header, body } = received;
  if (verifier && refusal(received, verifier) !== undefined) return { status: 401 };
  const [mediaType = ""] = Object.keys(operation.requestBody?.content ?? {});
  if (header("content-type")?.split(";")[0]?.trim().toLowerCase() !== mediaType) return { status: 415 };
  const schema = media(operation.requestBody).schema as Schema;
  const request = withoutUnknownKeys(contract, schema, parse(body));
  const validator = validators[operation.operationId as keyof typeof validators];
  if (!("request" in validator && validator.request(request))) return { body: failures.invalid.cms };
  return { body: answers[operation.operationId as keyof Answers](request as never, 0) };
}

/** CC-Gateway: within a session, with parameters. */
function answerParameters(
  context: Context,
  { header }: ReceivedRequest,
  operation: Operation,
  options: ServerOptions,
): Handled {
  const { contract, answers, failures, sessions } = options;
  const [name = ""] = Object.keys(operation.security[0] ?? {});
  const scheme = contract.components.securitySchemes[name];
  const guid = header(scheme?.name ?? "");
  const admitted = sessions.admit(guid);
  if (admitted === "unknown") return { body: failures.notSignedIn };
  if (admitted === "expired") return { body: failures.noPermission };
  const { headers: [renewal = ""] = [], prefix = "" } = scheme?.["x-renewal"] ?? {};
  const headers: Record<string, string> = admitted.renewed ? { [renewal]: prefix + admitted.renewed } : {};
  const request = { path: context.req.param(), header: { [scheme?.name ?? ""]: guid } };
  const validator = validators[operation.operationId as keyof typeof validators];
  if (!("parameters" in validator && validator.parameters(request))) return { headers, body: failures.invalid.gateway };
  return { headers, body: answers[operation.operationId as keyof Answers](request as never, admitted.agentId) };
}

/** What a body means; undefined, which no schema allows, where it is no JSON. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
