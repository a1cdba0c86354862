import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";

/** Header of a request that requests faults, which then count instead of those of the option. */
export const faultHeader = "X-Fault";

/** Faults for all requests, or for each what is returned, as in `delay=50, 503`. */
export type Faults = string | (() => string | undefined);

type Env = { Bindings: HttpBindings };

/** Answers a request, or hands it on and changes the answer. */
type Fault = (context: Context<Env>, next: () => Promise<void>, amount: number) => Promise<void>;

interface FaultKind {
  /** What the number after `=` is. */
  unit: string;
  /** The number where none is given; a fault without it needs one. */
  defaultAmount?: number;
  fault: Fault;
}

const piecesOfDrip = 10;

/** Every fault by its name. */
const kinds: Record<string, FaultKind> = {
  none: { unit: "", defaultAmount: 0, fault: (_, next) => next() },
  delay: {
    unit: "MILLISECONDS",
    async fault(context, next, milliseconds) {
      await pause(milliseconds, context.req.raw.signal);
      await next();
    },
  },
  429: {
    unit: "SECONDS",
    defaultAmount: 1,
    fault: async (context, _, seconds) => refuse(context, 429, { "Retry-After": String(seconds) }),
  },
  ...Object.fromEntries(
    [500, 502, 503, 504].map((status): [string, FaultKind] => [
      String(status),
      {
        unit: "SECONDS",
        defaultAmount: 0,
        fault: async (context, _, seconds) =>
          refuse(context, status, seconds > 0 ? { "Retry-After": String(seconds) } : {}),
      },
    ]),
  ),
  waf: {
    unit: "STATUS",
    defaultAmount: 403,
    // Firewalls in front of the services were seen to answer so.
    fault: async (context, _, status) =>
      refuse(context, status, { "Content-Type": "text/html" }, "<html><body><h1>Request blocked</h1></body></html>"),
  },
  truncated: {
    unit: "",
    defaultAmount: 0,
    async fault(context, next) {
      await next();
      const body = await context.res.arrayBuffer();
      replace(context, body.slice(0, body.byteLength / 2));
    },
  },
  reset: {
    unit: "",
    defaultAmount: 0,
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
      replace(
        context,
        Readable.toWeb(Readable.from(drip(body, milliseconds, context.req.raw.signal))) as ReadableStream,
      );
    },
  },
};

/**
 * Reads faults, as in `delay=50, 503`: they come to pass in this order.
 *
 * @throws {RangeError} that says which are known
 */
export function parseFaults(text: string): { fault: Fault; amount: number }[] {
  return text.split(",").map((part) => {
    const [, name = "", digits] = /^\s*(\w+)(?:=(\d{1,6}))?\s*$/.exec(part) ?? [];
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    const amount = digits === undefined ? kind?.defaultAmount : Number(digits);
    const takesAmount = digits === undefined || kind?.unit !== "";
    if (!kind || amount === undefined || !takesAmount || (name === "waf" && (amount < 400 || amount > 599)))
      throw new RangeError(`There is no fault ${JSON.stringify(part.trim())}. Known are ${known()}.`);
    return { fault: kind.fault, amount };
  });
}

function known(): string {
  return Object.entries(kinds)
    .map(([name, { unit, defaultAmount }]) => {
      if (unit === "") return name;
      return defaultAmount === undefined ? `${name}=${unit}` : `${name}[=${unit}]`;
    })
    .join(", ");
}

/** Lets the faults that a request or the option asks for come to pass. */
export function withFaults(faults: Faults = "none"): MiddlewareHandler<Env> {
  if (typeof faults === "string") parseFaults(faults);
  return async (context, next) => {
    const requested = context.req.header(faultHeader) ?? (typeof faults === "string" ? faults : (faults() ?? "none"));
    let list: ReturnType<typeof parseFaults>;
    try {
      list = parseFaults(requested);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return context.text(`${error.message}\n`, 400);
    }
    const run = list.reduceRight(
      (rest, { fault, amount }) =>
        () =>
          fault(context, rest, amount),
      () => next(),
    );
    await run();
  };
}

function refuse(context: Context, status: number, headers: Record<string, string>, body: string | null = null): void {
  context.res = new Response(body, { status, headers });
}

/** The same answer with another body. */
function replace(context: Context, body: ArrayBuffer | ReadableStream): void {
  const { status, headers } = context.res;
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
