import { type Issue, issue } from "./errors.ts";

/** A request with a part that can't be serialised or would change the path. */
export class UnwritableRequest extends TypeError {
  readonly issue: Issue;

  constructor(found: Issue) {
    super(found.message);
    this.issue = found;
  }
}

/**
 * Wraps a function for a part of a request to change its errors.
 *
 * @throws {UnwritableRequest} if the part can't be serialised
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
      // A cycle, a bigint, a lone surrogate, or a `toJSON` that fails.
    }
    return fail(part, "values that can be serialised", {});
  };
}

/**
 * Checks the parameters of a path.
 *
 * @throws {UnwritableRequest} if one is missing or would change the path
 */
export function checkPath(path: string, values: Readonly<Record<string, unknown>>): void {
  if (!path.includes("{")) return;
  for (const [, name = ""] of path.matchAll(/\{(.*?)\}/g)) {
    const given = [values[name]].flat();
    const isText = given.every((one) => /^(string|number|boolean)$/.test(typeof one) && !Number.isNaN(one));
    // Empty segments and those of dots change the path.
    if (!isText || /^\.{0,2}$/.test(given.join()) || !given.join().isWellFormed())
      fail(name, "a string for one segment of the path", values[name]);
  }
}

function fail(name: string, expected: string, value: unknown): never {
  throw new UnwritableRequest(issue([name], "type", expected, typeof value));
}
