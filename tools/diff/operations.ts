import { below, follow, isSame, isValues, list, type Part, show, type Values, values } from "./bundle.ts";
import type { Usage } from "./change.ts";
import { type Comparison, fromTo, handle, note, type Pair, pairAt, use } from "./comparison.ts";
import { compareAnswers, compareRequestBody } from "./messages.ts";
import { compareParameters } from "./parameters.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** An operation and where it is offered. */
interface Offered {
  id: string;
  path: string;
  method: string;
  part: Part;
  item: Part;
}

/** Compares the operations of two bundles. One is the same by its name, or else by its path and method. */
export function compareOperations(comparison: Comparison): void {
  const was = offered(comparison.base);
  const is = offered(comparison.next);
  const pairs = was.flatMap((base) => {
    const next =
      is.find(({ id }) => id === base.id) ??
      is.find(
        ({ id, path, method }) => path === base.path && method === base.method && !was.some((one) => one.id === id),
      );
    return next ? [{ base, next }] : [];
  });
  for (const base of was.filter((one) => !pairs.some((pair) => pair.base === one))) {
    const at = { base: base.part, next: { ...base.part, value: undefined } };
    handle(comparison, at, { base: base.item, next: base.item });
    noteBoth(
      comparison,
      at,
      { ...whole(base, "removed"), direction: "stricter", breaks: ["senders", "importers"] },
      base.id,
    );
  }
  for (const next of is.filter((one) => !pairs.some((pair) => pair.next === one))) {
    const at = { base: { ...next.part, value: undefined }, next: next.part };
    handle(comparison, at, { base: next.item, next: next.item });
    noteBoth(comparison, at, { ...whole(next, "added"), direction: "looser", breaks: [] }, next.id);
  }
  for (const { base, next } of pairs) compareOperation(comparison, base, next);
}

function whole({ id, method, path }: Offered, how: "added" | "removed") {
  return { kind: `operation-${how}`, text: `${id}, ${method.toUpperCase()} ${path}, ${how}` };
}

function offered(bundle: Values): Offered[] {
  const paths = below({ value: bundle, pointer: "" }, "paths");
  return Object.keys(values(paths.value)).flatMap((path) =>
    methods.flatMap((method) => {
      const item = follow(bundle, below(paths, path));
      const part = below(item, method);
      if (!isValues(part.value)) return [];
      return [{ id: String(part.value.operationId ?? `${method} ${path}`), path, method, part, item }];
    }),
  );
}

function compareOperation(comparison: Comparison, base: Offered, next: Offered): void {
  const usage: Usage = { operation: next.id, side: "request" };
  const at: Pair = { base: base.part, next: next.part };
  const pair = (key: string) => pairAt(at, key);
  const say = (where: Pair, kind: string, text: string) =>
    note(comparison, where, { kind, text, direction: "other", usage, breaks: ["senders"] });

  use(comparison, at, usage, { ...usage, side: "answer" });
  if (base.path !== next.path) {
    handle(comparison, { base: base.item, next: next.item });
    const text = `path ${fromTo(base.path, next.path)}`;
    if (template(base.path) !== template(next.path)) say(at, "path-moved", text);
    else
      note(comparison, at, { kind: "path-parameter-renamed", text, direction: "other", usage, breaks: ["importers"] });
  }
  if (base.method !== next.method) {
    handle(comparison, at);
    say(at, "method-moved", `method ${fromTo(base.method.toUpperCase(), next.method.toUpperCase())}`);
  }
  if (base.id !== next.id) {
    handle(comparison, pair("operationId"));
    noteBoth(
      comparison,
      pair("operationId"),
      {
        kind: "operation-renamed",
        text: `operationId ${fromTo(base.id, next.id)}`,
        direction: "other",
        breaks: ["importers"],
      },
      next.id,
    );
  }
  compareSecurity(comparison, pair("security"), usage);
  compareService(comparison, pair("tags"), usage);
  compareServers(comparison, pairAt({ base: base.item, next: next.item }, "servers"), usage);
  const lists = ({ item, part }: Offered) => [below(item, "parameters"), below(part, "parameters")];
  compareParameters(comparison, { base: lists(base), next: lists(next) }, { base: base.path, next: next.path }, usage);
  compareRequestBody(comparison, pair("requestBody"), usage);
  compareAnswers(comparison, pair("responses"), { ...usage, side: "answer" });
}

/** A path without the names of its parameters, which nobody sends. */
function template(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}

/** Which schemes a request may be signed by, in any order; what the whole contract says holds where an operation is silent. */
function compareSecurity(comparison: Comparison, at: Pair, usage: Usage): void {
  handle(comparison, at);
  const schemes = (part: Part, bundle: Values) =>
    list(part.value ?? bundle.security)
      .map((one) => show(one))
      .toSorted();
  const [was, is] = [schemes(at.base, comparison.base), schemes(at.next, comparison.next)];
  if (isSame(was, is)) return;
  note(comparison, at, {
    kind: "security-changed",
    text: `security ${fromTo(was, is)}`,
    direction: "other",
    usage,
    breaks: ["senders"],
  });
}

/** The first tag names the service, and with it the client that has the method. */
function compareService(comparison: Comparison, at: Pair, usage: Usage): void {
  const service = (bundle: Values, part: Part) => {
    const tags = list(bundle.tags).map(values);
    return values(tags.find(({ name }) => name === list(part.value)[0])?.["x-service"]);
  };
  const was = service(comparison.base, at.base);
  const is = service(comparison.next, at.next);
  if (isSame(was, is)) return;
  handle(comparison, at);
  comparison.handled.add("/tags");
  noteBoth(
    comparison,
    at,
    { kind: "service-changed", text: `service ${fromTo(was, is)}`, direction: "other", breaks: ["senders", "readers"] },
    usage.operation,
  );
}

/** Callers name the host and the port themselves, so that the defaults of the variables bind nobody. */
function compareServers(comparison: Comparison, at: Pair, usage: Usage): void {
  const urls = (part: Part) => list(part.value).map((server) => values(server).url);
  const [was, is] = [urls(at.base), urls(at.next)];
  if (isSame(was, is)) return;
  handle(comparison, at);
  note(comparison, at, {
    kind: "servers-changed",
    text: `address ${fromTo(was, is)}`,
    direction: "other",
    usage,
    breaks: ["senders"],
  });
}

/** Notes what concerns an operation as a whole, its requests and its answers. */
function noteBoth(comparison: Comparison, at: Pair, finding: Parameters<typeof note>[2], operation: string): void {
  for (const side of ["request", "answer"] as const) note(comparison, at, { ...finding, usage: { operation, side } });
}
