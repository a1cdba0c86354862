// The part of the linter's visitor API that the rules use; its package exports no types.

export type Node = Record<string, unknown>;

export interface Source {
  absoluteRef: string;
  body: string;
}

export interface Location {
  source: Source;
  pointer: string;
  child(keys: (string | number)[]): Location;
  /** The same place; the output marks the key instead of the value. */
  key(): Location;
}

/** The target of a `$ref`, or why it can't be resolved. */
export interface Resolved {
  node?: unknown;
  location?: Location;
  error?: Error & { source?: Source; line?: number; col?: number };
}

export interface Context {
  key: string | number;
  parent: unknown;
  location: Location;
  type: { name: string };
  report(problem: { message: string; location: Problem[0] }): void;
  resolve(node: unknown, from?: string): Resolved;
}

export interface Line {
  source: Source;
  pointer: undefined;
  start: { line: number; col: number };
}

export type Problem = [at: Location | Line, message: string];

/** Finds problems in a node. It isn't run if the document has no object there. */
export type Check = (node: Node, at: Location, ctx: Context, resolved: Resolved) => Iterable<Problem>;

/**
 * Makes the checks of one document, by the type of the nodes that they look at: `any` looks at every node, `ref` at every
 * `$ref`, `end` at the root after all others.
 */
export type Rule = () => Record<string, Check>;
