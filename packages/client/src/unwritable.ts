import { type Issue, issue } from "./errors.ts";

/** A request of which a part can't be written, or would lead to another path. */
export class UnwritableRequest extends TypeError {
  readonly issue: Issue;

  constructor(found: Issue) {
    super(found.message);
    this.issue = found;
  }
}

/**
 * The same function for a part of a request, except for its errors.
 *
 * @throws {UnwritableRequest} where the part can't be written
 */
export function orUnwritable<Parameters extends unknown[]>(
  part: string,
  serialize: (...parameters: Parameters) => string,
) {
  return (...parameters: Parameters): string => {
    try {
      const text = serialize(...parameters);
      if (text !== undefined) return text;
    } catch {
      // A cycle, a bigint, half a surrogate pair, or a `toJSON` that fails.
    }
    return fail(part, "values that can be written", {});
  };
}

/**
 * Checks the parameters of a path.
 *
 * @throws {UnwritableRequest} where one is missing, or would lead to another path
 */
export function checkPath(path: string, values: Readonly<Record<string, unknown>>): void {
  if (!path.includes("{")) return;
  for (const [, name = ""] of path.matchAll(/\{(.*?)\}/g)) {
    const given = [values[name]].flat();
    const isText = given.every((one) => /^(string|number|boolean)$/.test(typeof one) && !Number.isNaN(one));
    // An empty segment and those of dots lead to another path.
    if (!isText || /^\.{0,2}$/.test(given.join()) || !given.join().isWellFormed())
      fail(name, "a text for one segment of the path", values[name]);
  }
}

function fail(name: string, expected: string, value: unknown): never {
  throw new UnwritableRequest(issue([name], "type", expected, typeof value));
}
