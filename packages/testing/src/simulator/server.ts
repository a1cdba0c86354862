import { type Contract, type Operation, resolveSchema, type Schema } from "@cc-contract/spec/model/contract";
import { listOperations, media, responseExamples, responseShapes, successOf } from "@cc-contract/spec/model/operations";
import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { logger } from "hono/logger";
import type { Failures } from "../failures.ts";
import { simulatedHeader, validatorsOf } from "../operations.ts";
import { type Parts, readParameters } from "../wire.ts";
import { withCors } from "./cors.ts";
import { type Faults, withFaults } from "./faults.ts";
import type { Simulate } from "./replay.ts";
import type { Responses } from "./responses.ts";
import { type Sessions, sessionScheme } from "./sessions.ts";
import { type ReceivedRequest, refusal, type Verifier } from "./signature.ts";

type Env = { Bindings: HttpBindings };

/** Maximum size of a request body, in bytes. */
const maxBytes = 1_000_000;

/** A response before it is sent. */
export interface SimulatedResponse {
  operationId: string;
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON; a string is sent unchanged, and undefined sends nothing. */
  body: unknown;
}

type Draft = Partial<Omit<SimulatedResponse, "operationId">>;

export interface ServerOptions {
  contract: Contract;
  responses: Responses | Record<string, Simulate>;
  failures: Failures;
  sessions: Sessions;
  /** Checks signatures; undefined if any is accepted. */
  verifier: Verifier | undefined;
  /** Number of consecutive wrong signatures that lock CC-CMS; undefined means never. */
  lockAfter?: number | undefined;
  faults?: Faults | undefined;
  mutate?: ((response: SimulatedResponse, request: ReceivedRequest) => SimulatedResponse) | undefined;
  log?: ((line: string) => void) | undefined;
}

/** Both services as one application: routes from the contract, then credentials, the contract, the response. */
export function createApp(options: ServerOptions): Hono<Env> {
  const { contract, faults, log, mutate = (response) => response } = options;
  const app = new Hono<Env>();
  const lock = createLock(options);
  if (log) app.use(logger((line) => log(line)));
  app.use(withCors(contract), withFaults(faults, options.failures.locked));
  app.use(bodyLimit({ maxSize: maxBytes, onError: refuseBody }));
  app.onError((error, context) => {
    // The client has disconnected; nginx uses the same status.
    const isGone = context.env.incoming.destroyed;
    if (!isGone) console.error(error);
    return new Response(null, { status: isGone ? 499 : 500 });
  });
  const methods = new Map<string, string[]>();
  for (const operation of listOperations(contract).sort(concreteFirst)) {
    const { operationId, service } = operation;
    const path = operation.path.replace(/\{([^{}]+)\}/g, ":$1");
    const method = operation.method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), method]);
    app.on(method, path, async (context) => {
      const request = await receive(context);
      const { status = 200, headers = {}, body } = respond(context, request, operation, { ...options, lock });
      const type: Record<string, string> = body === undefined ? {} : { "Content-Type": service.contentType };
      return send(mutate({ operationId, status, headers: { ...type, ...headers }, body }, request));
    });
  }
  for (const [path, allowed] of methods)
    app.all(path, (context) => context.body(null, 405, { Allow: allowed.join(", ") }));
  return app;
}

/** A path without parameters takes precedence over one with a parameter in the same place. */
function concreteFirst(one: Operation, other: Operation): number {
  const [first, second] = [one, other].map(({ path }) => path.replaceAll("{", "\uffff"));
  return String(first) < String(second) ? -1 : 1;
}

/** The rest of the body is not read, so the connection can't be reused. */
function refuseBody(context: Context): Response {
  return context.body(null, 413, { Connection: "close" });
}

function send({ status, headers, body }: SimulatedResponse): Response {
  const text = body === undefined || typeof body === "string" ? (body ?? null) : JSON.stringify(body);
  return new Response(text, { status, headers });
}

/** The request as received, before decoding. */
async function receive({ env, req }: Context<Env>): Promise<ReceivedRequest> {
  const { method = "", url: target = "" } = env.incoming;
  return { method, target, header: (name) => req.header(name), body: new Uint8Array(await req.arrayBuffer()) };
}

/** Counts consecutive wrong signatures. Returns whether the next request is refused regardless of its signature. */
function createLock({ lockAfter = Number.POSITIVE_INFINITY }: ServerOptions) {
  let refusals = 0;
  return {
    isLocked: () => refusals >= lockAfter,
    count: (isRefused: boolean) => {
      refusals = isRefused ? refusals + 1 : 0;
    },
  };
}

type Lock = ReturnType<typeof createLock>;

function respond(
  context: Context,
  received: ReceivedRequest,
  operation: Operation,
  options: ServerOptions & { lock: Lock },
): Draft {
  const { contract, responses, failures, log } = options;
  const { operationId, requestBody, service } = operation;
  // An operation without a failure among its responses fails with an HTTP status.
  const fail = (body: unknown, status: number): Draft => (responseShapes(contract, operation) ? { body } : { status });

  const { refused, headers = {}, agentId = 0 } = (operation.signed ? checkSignature : checkSession)(received, options);
  if (refused === "signature") return { status: 401 };
  if (refused === "locked") return failures.locked;
  if (refused) return fail(failures[refused], 401);
  const [mediaType] = Object.keys(requestBody?.content ?? {});
  if (requestBody && essence(received.header("content-type")) !== essence(mediaType)) return { headers, status: 415 };
  const { body, ...parameters } = read(context, received, operation, contract);
  const own = validatorsOf(contract, operationId);
  const hasBody = requestBody && (requestBody.required || received.body.length > 0);
  const isInvalid = hasBody && (body === undefined || own.request?.(body) === false);
  if (isInvalid || own.parameters?.(parameters) === false)
    return { headers, ...fail(failures.invalid[service.id as keyof Failures["invalid"]], 400) };

  if (Object.hasOwn(responses, operationId)) {
    const simulate = responses[operationId as keyof typeof responses] as (request: unknown, agentId: number) => unknown;
    const request = operation.parameters.length === 0 ? body : { ...parameters, ...(requestBody && { body }) };
    return { headers, body: simulate(request, agentId) };
  }
  log?.(`${operationId} is not simulated: the response is an example of the contract`);
  const [example] = Object.values(responseExamples(contract, operation));
  return { status: successOf(operation).status, headers: { ...headers, [simulatedHeader]: "false" }, body: example };
}

interface Admission {
  refused?: "signature" | "locked" | "notSignedIn" | "noPermission";
  headers?: Record<string, string>;
  agentId?: number;
}

/** CC-CMS: each request is signed. */
function checkSignature(received: ReceivedRequest, { verifier, lock }: ServerOptions & { lock: Lock }): Admission {
  if (!verifier) return {};
  if (lock.isLocked()) return { refused: "locked" };
  const isRefused = refusal(received, verifier) !== undefined;
  lock.count(isRefused);
  return isRefused ? { refused: "signature" } : {};
}

/** CC-Gateway: requests belong to a session. */
function checkSession({ header }: ReceivedRequest, { contract, sessions }: ServerOptions): Admission {
  const { name, renewal } = sessionScheme(contract);
  const admitted = sessions.admit(header(name));
  if (admitted === "unknown") return { refused: "notSignedIn" };
  if (admitted === "expired") return { refused: "noPermission" };
  const { agentId, renewed } = admitted;
  return { agentId, headers: renewed ? { [String(renewal.headers[0])]: renewal.prefix + renewed } : {} };
}

function read({ req }: Context, received: ReceivedRequest, operation: Operation, contract: Contract): Partial<Parts> {
  const texts = {
    path: (name: string) => req.param(name) ?? [],
    query: (name: string) => req.queries(name) ?? [],
    header: (name: string) => received.header(name) ?? [],
  };
  const parameters = readParameters(contract, operation, ({ in: part, name }) => [texts[part](name)].flat());
  if (!operation.requestBody) return parameters;
  const schema = media(operation.requestBody).schema as Schema;
  return { ...parameters, body: withoutUnknownKeys(contract, schema, parse(received.body)) };
}

/** A media type without its parameters. */
function essence(mediaType = ""): string | undefined {
  return mediaType.split(";")[0]?.trim().toLowerCase();
}

/** The parsed body; undefined if it is not JSON. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** The service ignores keys that the contract doesn't name, including misspelled ones. */
function withoutUnknownKeys(contract: Contract, schema: Schema, value: unknown): unknown {
  const { properties } = resolveSchema(contract, schema);
  if (!properties || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => Object.hasOwn(properties, key))
      .map(([key, part]) => [key, withoutUnknownKeys(contract, properties[key] || {}, part)]),
  );
}
