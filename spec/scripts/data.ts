import { comment, literal } from "../../tools/lib/code.ts";
import { originOf } from "../model/origin.ts";

/** The bundle as a module, with literal types for every value. */
export function dataModule(bundle: string): { js: string; types: string } {
  const contract: unknown = JSON.parse(bundle);
  const constants = Object.entries({ ...originOf(bundle), contract });
  const comments: Record<string, string> = {
    contractVersion: "Version of the contract.",
    contractHash: "SHA-256 of `openapi.json`, in hex.",
    contract: "The OpenAPI document.",
  };
  return {
    js: constants.map(([name, value]) => `export const ${name} = ${literal(value, 0)};\n`).join(""),
    types: constants
      .map(([name, value]) => `${comment([comments[name] ?? ""])}\nexport declare const ${name}: ${typeOf(value)};\n`)
      .join(""),
  };
}

/** The literal type of a value. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return `readonly [${value.map(typeOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return literal(value);
  const fields = Object.entries(value).map(([name, part]) => `readonly ${literal(name)}: ${typeOf(part)}`);
  return `{ ${fields.join("; ")} }`;
}
