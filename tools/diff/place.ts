import { keysOf } from "./bundle.ts";

const skipped = ["properties", "schema", "schemas", "components", "paths", "content", "items", "oneOf"];

/** A place in few words: the component or the operation, and the field. */
export function placeName(pointer: string): string {
  const keys = keysOf(pointer);
  const [group = "", , method = ""] = keys;
  if (group === "paths" && keys.length > 2) return [`${method.toUpperCase()} ${keys[1]}`, ...keys.slice(3)].join(" ");
  return keys.filter((key, index) => !skipped.includes(key) || keys[index - 1] === "properties").join(".");
}
