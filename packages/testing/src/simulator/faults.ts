import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";
import type { Failures } from "../failures.ts";

/** Request header with faults, which override those of the option. */
export const faultHeader = "X-Fault";

/** Faults for all requests, as in `delay=50, 503`, or a function that returns them for each. */
export type Faults = string | (() => string | undefined);

type Locked = Failures["locked"];
type Env = { Bindings: HttpBindings; Variables: { locked: Locked } };

/** Responds to a request, or passes it on and changes the response. */
type Fault = (context: Context<Env>, next: () => Promise<void>, amount: number) => Promise<unknown>;

interface FaultKind {
  fault: Fault;
  /** Meaning of the number after `=`, and its default; without a default, it is required. */
  unit?: string;
  defaultAmount?: number;
}

const piecesOfDrip = 10;

const refusal = (status: number, defaultAmount: number): FaultKind => ({
  unit: "SECONDS",
  defaultAmount,
  fault: async (context, _, seconds) =>
    respond(context, null, status, seconds > 0 ? { "Retry-After": String(seconds) } : {}),
});

/** Every fault, by name. */
const kinds: Record<string, FaultKind> = {
  none: { fault: (_, next) => next() },
  delay: {
    unit: "MILLISECONDS",
    fault: (context, next, milliseconds) => pause(milliseconds, context.req.raw.signal).then(next),
  },
  429: refusal(429, 1),
  500: refusal(500, 0),
  502: refusal(502, 0),
  503: refusal(503, 0),
  504: refusal(504, 0),
  waf: {
    unit: "STATUS",
    defaultAmount: 403,
    // As seen from firewalls in front of the services.
    fault: async (context, _, status) =>
      respond(context, "<html><body><h1>Request blocked</h1></body></html>", status, { "Content-Type": "text/html" }),
  },
  locked: {
    // As after too many wrong signatures.
    fault: async (context) => {
      const { status, body } = context.get("locked");
      respond(context, JSON.stringify(body), status, { "Content-Type": "application/json" });
    },
  },
  truncated: {
    async fault(context, next) {
      await next();
      const body = await context.res.arrayBuffer();
      respond(context, body.slice(0, body.byteLength / 2));
    },
  },
  reset: {
    async fault(context) {
      context.env.incoming.socket.resetAndDestroy();
      context.res = RESPONSE_ALREADY_SENT;
    },
  },
  drip: {
    unit: "MILLISECONDS",
    async fault(context, next, milliseconds) {
      await next();
      const body = new Uint8Array(await context.res.arrayBuffer());
      const pieces = Readable.from(drip(body, milliseconds, context.req.raw.signal));
      respond(context, Readable.toWeb(pieces) as ReadableStream);
    },
  },
};

/**
 * Parses faults, as in `delay=50, 503`: they happen in this order.
 *
 * @throws {RangeError} that lists the known ones
 */
function parseFaults(text: string): { fault: Fault; amount: number }[] {
  return text.split(",").map((part) => {
    const [, name = "", digits] = /^\s*(\w+)(?:=(\d{1,6}))?\s*$/.exec(part) ?? [];
    const { fault, unit, defaultAmount } = (Object.hasOwn(kinds, name) ? kinds[name] : undefined) ?? {};
    const amount = digits === undefined ? (unit ? defaultAmount : 0) : unit && Number(digits);
    const isStatus = unit !== "STATUS" || (Number(amount) >= 400 && Number(amount) <= 599);
    if (!fault || typeof amount !== "number" || !isStatus)
      throw new RangeError(`Unknown fault ${JSON.stringify(part.trim())}. Known faults: ${known()}.`);
    return { fault, amount };
  });
}

function known(): string {
  const form = ({ unit, defaultAmount }: FaultKind) => (defaultAmount === undefined ? `=${unit}` : `[=${unit}]`);
  return Object.entries(kinds)
    .map(([name, kind]) => name + (kind.unit ? form(kind) : ""))
    .join(", ");
}

/** Applies the faults in the request header or in the option. */
export function withFaults(faults: Faults = "none", locked: Locked): MiddlewareHandler<Env> {
  if (typeof faults === "string") parseFaults(faults);
  return async (context, next) => {
    context.set("locked", locked);
    const requested = context.req.header(faultHeader) ?? (typeof faults === "string" ? faults : (faults() ?? "none"));
    try {
      const list = parseFaults(requested);
      const run = list.reduceRight<() => Promise<void>>(
        (rest, { fault, amount }) =>
          async () => {
            await fault(context, rest, amount);
          },
        next,
      );
      await run();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      context.res = context.text(`${error.message}\n`, 400);
    }
  };
}

/** Responds instead, or replaces only the body. */
function respond(
  context: Context,
  body: BodyInit | null,
  status: number = context.res.status,
  headers: HeadersInit = context.res.headers,
): void {
  context.res = new Response(body, { status, headers });
}

async function* drip(body: Uint8Array, milliseconds: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const size = Math.max(1, Math.ceil(body.length / piecesOfDrip));
  for (let start = 0; start < body.length && !signal.aborted; start += size) {
    await pause(milliseconds, signal);
    yield body.subarray(start, start + size);
  }
}

/** Waits, unless the client goes away or the simulator closes. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}
