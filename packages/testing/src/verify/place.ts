import { type Contract, type Operation, resolve, type Schema } from "@cc-contract/spec/model/contract";
import { responseShapes, successOf } from "@cc-contract/spec/model/operations";

/** A place in the contract, and its content. */
export interface Place {
  /** JSON pointer into the bundle. */
  pointer: string;
  value: unknown;
}

/** Maximum length of a constraint in a report. */
const maxLength = 160;

/** The content of the contract at a place, in short, as in `minimum: 1`. */
export function quote({ pointer, value }: Place): string {
  const name = pointer.slice(pointer.lastIndexOf("/") + 1).replaceAll("~1", "/");
  const { description } = Object(value) as { description?: unknown };
  const text = typeof description === "string" ? description : (JSON.stringify(value) ?? "");
  // If it is too large to quote, the names of its parts are more useful than its start.
  const isLargeObject = text.length > maxLength && text.startsWith("{");
  const short = isLargeObject ? Object.keys(value as object).join(", ") : text;
  return `${name}: ${short.length > maxLength ? `${short.slice(0, maxLength)}…` : short}`;
}

/** Place of an operation, or of one of its parts. */
export function operationPlace(contract: Contract, { path, method }: Operation, ...parts: string[]): Place {
  return descend(contract, { pointer: "#", value: contract }, ["paths", path, method, ...parts]);
}

/** Place of the body of a success, or of the success if it has none. */
export function contentPlace(contract: Contract, operation: Operation): Place {
  const { status, media } = successOf(operation);
  return operationPlace(contract, operation, "responses", String(status), ...(media ? ["content"] : []));
}

/** Place of a keyword of the request of an operation; `path` leads to the field. */
export function requestPlace(
  contract: Contract,
  operation: Operation,
  path: readonly string[],
  keyword: string,
  data?: unknown,
): Place {
  const { parameters, requestBody } = operation;
  const [part, ...rest] = path;
  const isBody = parameters.length === 0 || part === "body";
  if (requestBody && isBody) {
    const [type = ""] = Object.keys(requestBody.content);
    const start = operationPlace(contract, operation, "requestBody", "content", type, "schema");
    return keywordPlace(contract, start, parameters.length === 0 ? path : rest, keyword);
  }
  const start = parameterPlace(contract, operation, (one) => {
    const isMissing = keyword === "required" && !(one.name in Object(Object(data)[part ?? ""]));
    return one.in === part && (one.name === rest[0] || (rest.length === 0 && isMissing));
  });
  if (!start) return operationPlace(contract, operation, parameters.length > 0 ? "parameters" : "operationId");
  if (rest.length === 0 || (rest.length === 1 && keyword in Object(start.value))) return child(start, keyword);
  return keywordPlace(contract, child(start, "schema"), rest.slice(1), keyword);
}

/** Place of a parameter, which may be a path-level one. */
function parameterPlace(
  contract: Contract,
  { path, method }: Operation,
  isWanted: (parameter: Operation["parameters"][number]) => boolean,
): Place | undefined {
  const lists = [
    ["paths", path, method, "parameters"],
    ["paths", path, "parameters"],
  ];
  const places = lists.flatMap((keys) => {
    const list = descend(contract, { pointer: "#", value: contract }, keys);
    return Object.keys(Object(list.value)).map((index) => follow(contract, child(list, index)));
  });
  return places.find(({ value }) => isWanted(value as Operation["parameters"][number]));
}

/** Place of a keyword of the body of a response; `shape` says whether it is a success. */
export function responsePlace(
  contract: Contract,
  operation: Operation,
  shape: "success" | "failure",
  path: readonly string[],
  keyword: string,
): Place {
  const shapes = responseShapes(contract, operation);
  if (!shapes) return contentPlace(contract, operation);
  const [type = ""] = Object.keys(operation.responses[successOf(operation).status]?.content ?? {});
  const union = descend(contract, contentPlace(contract, operation), [type, "schema", "oneOf"]);
  return keywordPlace(contract, child(union, shape === "success" ? "0" : "1"), path, keyword);
}

/** Schema of an operation's success; empty if it has no body. */
export function successSchema(contract: Contract, operation: Operation): Schema {
  const shapes = responseShapes(contract, operation);
  return shapes ? resolve<Schema>(contract, shapes.success) : {};
}

/** A reference may have siblings, which take precedence over its target. */
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

function descend(contract: Contract, start: Place, keys: string[]): Place {
  return keys.reduce((place, key) => child(follow(contract, place), key), start);
}

function follow(contract: Contract, place: Place): Place {
  const { $ref } = Object(place.value) as Schema;
  return $ref ? follow(contract, { pointer: $ref, value: resolve(contract, { $ref }) }) : place;
}

function child({ pointer, value }: Place, key: string): Place {
  return { pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: Object(value)[key] };
}
