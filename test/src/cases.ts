import {
  type Contract,
  listOperations,
  type Operation,
  requestExamples,
  requestSchema,
  resolve,
  type Schema,
} from "@cc-contract/spec/contract";

/** A request that holds at the edge of one constraint, or breaks that constraint and nothing else. */
export interface Case {
  operationId: string;
  /** What the request shows, as in `queryParam.ccId below the minimum 1`. */
  title: string;
  /** Keyword of the constraint. Those that begin with `x-` are the contract's own, which a plain validator doesn't know. */
  keyword: string;
  valid: boolean;
  /** The body, or `{ path, header }` for an operation without one. */
  request: unknown;
}

/** Every request constraint of an operation from both sides, made from its sample request. */
export function listCases(contract: Contract, operation: Operation): Case[] {
  const [sample] = Object.values(requestExamples(contract, operation));
  return edges(contract, requestSchema(contract, operation), sample, []).map(({ path, what, ...edge }) => ({
    ...edge,
    operationId: operation.operationId,
    title: `${path.join(".") || "request"} ${what}`,
    request: replace(sample, path, edge.value),
  }));
}

/** Every case of every operation. */
export function listAllCases(contract: Contract): Case[] {
  return listOperations(contract).flatMap((operation) => listCases(contract, operation));
}

/** A value for the place at `path` of the request. */
interface Edge {
  path: string[];
  what: string;
  keyword: string;
  valid: boolean;
  value: unknown;
}

type Values = Record<string, unknown>;
type EdgeMaker = (
  argument: never,
  context: { schema: Schema; sample: unknown; contract: Contract },
) => Omit<Edge, "path" | "keyword">[];

/** What stands on either side of each keyword. Keywords that restrict nothing have no sides. */
const makers: Record<string, EdgeMaker> = {
  type: (type: string) => [
    ...[null, "text", 1.5, true, []]
      .filter((value) => !isOfType(value, type))
      .map((value) => refused(`of the wrong type: ${JSON.stringify(value)}`, value)),
  ],
  minimum: (minimum: number) => [accepted("at the minimum", minimum), refused("below the minimum", minimum - 1)],
  maximum: (maximum: number) => [accepted("at the maximum", maximum), refused("above the maximum", maximum + 1)],
  minLength: (length: number) => [
    accepted("of the least length", "x".repeat(length)),
    refused("shorter than the least length", "x".repeat(length - 1)),
  ],
  pattern: (pattern: string, { schema, sample }) => [
    accepted("in its pattern", sample),
    ...[sample, ...((schema.examples as unknown[]) ?? [])]
      .flatMap((text) => neighbours(String(text), new RegExp(pattern, "u")))
      .map((value) => refused(`not in its pattern: ${JSON.stringify(value)}`, value)),
  ],
  required: (names: string[], { sample }) =>
    names.map((name) => refused("missing", without(sample as Values, name), name)),
  additionalProperties: (_: false, { sample }) => [
    refused("with an unknown property", { ...(sample as Values), unknown: 1 }),
  ],
  oneOf: (branches: Schema[], { sample }) => branches.flatMap((branch) => branchEdges(branch, sample as Values)),
  "x-time-span": (
    {
      begin,
      end,
      stepMinutes,
      maxMinutes,
    }: Record<"begin" | "end", string> & Record<"stepMinutes" | "maxMinutes", number>,
    { sample },
  ) => {
    const spanning = (minutes: number) => ({
      ...(sample as Values),
      [end]: later(String((sample as Values)[begin]), minutes),
    });
    return [
      accepted(`spanning ${stepMinutes} minutes`, spanning(stepMinutes)),
      accepted(`spanning ${maxMinutes} minutes`, spanning(maxMinutes)),
      refused("spanning nothing", spanning(0)),
      refused("ending before it begins", spanning(-stepMinutes)),
      refused("spanning a minute less than a step", spanning(stepMinutes - 1)),
      refused("spanning a step more than the maximum", spanning(maxMinutes + stepMinutes)),
    ];
  },
  "x-multiple-of": ({ property, factor }: Record<"property" | "factor", string>, { sample }) => {
    const multiple = Number((sample as Values)[factor]);
    return [
      accepted(`with ${property} a multiple of ${factor}`, { ...(sample as Values), [property]: 2 * multiple }),
      refused(`with ${property} no multiple of ${factor}`, { ...(sample as Values), [property]: multiple + 1 }),
    ];
  },
};

/** Keywords that a request may carry without restricting it. */
const annotations = [
  "description",
  "examples",
  "title",
  "format",
  "properties",
  "x-source",
  "x-codes",
  "x-no-range",
  "x-sentinels",
];

function edges(contract: Contract, schema: Schema | false, sample: unknown, path: string[]): Edge[] {
  if (schema === false || sample === undefined) return [];
  const { $ref, ...siblings } = schema;
  const whole: Schema = $ref ? { ...resolve<Schema>(contract, { $ref }), ...siblings } : schema;
  const own = Object.entries(whole).flatMap(([keyword, argument]) => {
    if (annotations.includes(keyword)) return [];
    const maker = makers[keyword];
    if (!maker)
      throw new Error(`No cases are known for the keyword ${keyword} at ${path.join(".")}: add them to cases.ts`);
    return maker(argument as never, { schema: whole, sample, contract }).map((edge) => ({ ...edge, keyword, path }));
  });
  const properties = Object.entries(whole.properties ?? {});
  return [
    ...own,
    ...properties.flatMap(([name, property]) => edges(contract, property, (sample as Values)[name], [...path, name])),
  ];
}

/** Both sides of one branch of a choice: with exactly its properties, and with one of them missing. */
function branchEdges(
  { title, required = [], properties = {} }: Schema,
  sample: Values,
): Omit<Edge, "path" | "keyword">[] {
  const excluded = Object.keys(properties).filter((name) => properties[name] === false);
  const names = required as string[];
  return [
    accepted(`as ${title}`, excluded.reduce(without, sample)),
    ...names.map((name) => refused(`with ${names.join(" and ")} but for ${name}`, without(sample, name))),
  ];
}

function accepted(what: string, value: unknown) {
  return { what, value, valid: true };
}

function refused(what: string, value: unknown, name?: string) {
  return { what: name ? `${what} ${name}` : what, value, valid: false };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** Texts close to one that matches, which don't: cut, extended, and as a number one less, one more, and zero-filled. */
function neighbours(text: string, pattern: RegExp): string[] {
  const number = Number(text);
  const numbers = Number.isInteger(number) ? [`${number - 1}`, `${number + 1}`, `0${text}`] : [];
  return [text.slice(1), text.slice(0, -1), `${text}x`, ` ${text}`, ...numbers].filter((near) => !pattern.test(near));
}

function without(record: Values, name: string): Values {
  const { [name]: _, ...rest } = record;
  return rest;
}

function later(time: string, minutes: number): string {
  const date = new Date(`${time.replace(" ", "T")}Z`);
  return new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

function replace(value: unknown, [key, ...rest]: string[], part: unknown): unknown {
  if (key === undefined) return part;
  return { ...(value as Values), [key]: replace((value as Values)[key], rest, part) };
}
