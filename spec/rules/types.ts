/** What the rules use of the linter's visitor API; its package exports no types. */

export type Node = Record<string, unknown>;

export interface Location {
  source: { absoluteRef: string };
  pointer: string;
  child(keys: (string | number)[]): Location;
  /** The same place, with the key marked in the output instead of the value. */
  key(): Location;
}

export interface Resolved {
  node?: unknown;
  location?: Location;
}

export interface Context {
  key: string | number;
  location: Location;
  type: { name: string };
  report(problem: { message: string; location?: Location }): void;
  resolve(node: unknown, from?: string): Resolved;
}

/** The node is what the document holds, which need not be what its place calls for. */
export type Visit = (node: unknown, ctx: Context, resolved: Resolved) => void;

/** Functions by the type of the nodes that they visit; `any` visits every node, `ref` every `$ref`. */
export type Visitor = Record<string, Visit | { enter?: Visit; leave?: Visit }>;
