import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { media } from "@cc-contract/spec/model/operations";

/** A place in the contract, and what stands there. */
export interface Place {
  /** JSON pointer into the bundle. */
  pointer: string;
  value: unknown;
}

/** Longest text of a constraint that a report quotes. */
const longest = 160;

/** What the contract says at a place, in short, as in `minimum: 1`. */
export function quote({ pointer, value }: Place): string {
  const name = pointer.slice(pointer.lastIndexOf("/") + 1).replaceAll("~1", "/");
  const { description } = Object(value) as { description?: unknown };
  const text = typeof description === "string" ? description : (JSON.stringify(value) ?? "");
  // Of what is too large to quote, the names of its parts say more than its beginning.
  const isLargeObject = text.length > longest && text.startsWith("{");
  const short = isLargeObject ? Object.keys(value as object).join(", ") : text;
  return `${name}: ${short.length > longest ? `${short.slice(0, longest)}…` : short}`;
}

/** Place of an operation, or of one of its parts. */
export function operationPlace(operation: Operation, ...parts: string[]): Place {
  const keys = ["paths", operation.path, operation.method, ...parts];
  const value = parts.reduce<unknown>((part, key) => Object(part)[key], operation);
  return { pointer: pointerOf(keys), value };
}

/** Place of a keyword of the request of an operation; `path` leads to the field. */
export function requestPlace(
  contract: Contract,
  operation: Operation,
  path: readonly string[],
  keyword: string,
  data?: unknown,
): Place {
  if (operation.requestBody) {
    const [type = ""] = Object.keys(operation.requestBody.content);
    const start = operationPlace(operation, "requestBody", "content", type, "schema");
    return keywordPlace(contract, start, path, keyword);
  }
  const [where, ...rest] = path;
  const missing = (name: string) => keyword === "required" && !(name in Object(Object(data)[where ?? ""]));
  const parameters = (operation.parameters ?? []).map((parameter) => resolve(contract, parameter));
  const index = parameters.findIndex((one) => one.in === where && (one.name === rest[0] || missing(one.name)));
  if (index < 0) return operationPlace(operation, "parameters");
  // Fixtures have put parameters in the place of the references that the contract has there.
  const { pointer } = operationPlace(operation, "parameters", String(index));
  const value = contract.paths[operation.path]?.[operation.method]?.parameters?.[index];
  const start = follow(contract, { pointer, value });
  if (rest.length === 0 || (rest.length === 1 && keyword in Object(start.value))) return child(start, keyword);
  return keywordPlace(contract, child(start, "schema"), rest.slice(1), keyword);
}

/** Place of a keyword of the answer of an operation; `shape` is the branch that the code says it is. */
export function responsePlace(
  contract: Contract,
  operation: Operation,
  shape: 0 | 1,
  path: readonly string[],
  keyword: string,
): Place {
  const body = operation.responses["200"];
  const [type = ""] = Object.keys(body?.content ?? {});
  const start = operationPlace(operation, "responses", "200", "content", type, "schema");
  const union = follow(contract, start);
  const branches = (union.value as Schema).oneOf as unknown[] | undefined;
  return keywordPlace(contract, branches ? child(child(union, "oneOf"), String(shape)) : union, path, keyword);
}

/** Schema of a success of an operation. */
export function successSchema(contract: Contract, operation: Operation): Schema {
  const union = resolve<Schema>(contract, media(operation.responses["200"]).schema);
  const [success] = (union.oneOf as Schema[] | undefined) ?? [union];
  return resolve<Schema>(contract, success ?? union);
}

/** A reference may have siblings, which count before what it points at. */
function keywordPlace(contract: Contract, start: Place, path: readonly string[], keyword: string): Place {
  const [key, ...rest] = path;
  if (key === undefined) {
    if (keyword in Object(start.value) && keyword !== "$ref") return child(start, keyword);
    const target = follow(contract, start);
    return keyword in Object(target.value) ? child(target, keyword) : target;
  }
  const target = follow(contract, start);
  const { properties, items } = Object(target.value) as Schema;
  if (properties && key in properties)
    return keywordPlace(contract, child(child(target, "properties"), key), rest, keyword);
  if (items && /^\d+$/.test(key)) return keywordPlace(contract, child(target, "items"), rest, keyword);
  return keyword in Object(target.value) ? child(target, keyword) : target;
}

function follow(contract: Contract, place: Place): Place {
  const { $ref } = Object(place.value) as Schema;
  return $ref ? follow(contract, { pointer: $ref, value: resolve(contract, { $ref }) }) : place;
}

function child({ pointer, value }: Place, key: string): Place {
  return { pointer: `${pointer}/${escaped(key)}`, value: Object(value)[key] };
}

function pointerOf(keys: string[]): string {
  return `#/${keys.map(escaped).join("/")}`;
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
