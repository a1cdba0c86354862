import type { Contract, Schema } from "@cc-contract/spec/model/contract";
import { exportName } from "./names.ts";
import { type AnySchema, checkFormats, inPlace, KeywordError, restricts, type Site, subschemas } from "./vocabulary.ts";

/** The contract's own address: references are resolved against it, and nothing is fetched from it. */
const home = "https://contract.invalid/";

/** The targets of a contract's references: a component, a part of one, an `$anchor`, or a schema with an `$id`. */
export class References {
  /** Formats that the contract requires to be checked. */
  readonly formats: readonly string[];
  readonly #resources = new Map<string, unknown>();
  readonly #anchors = new Map<string, Schema>();
  /** Base URI of each schema. */
  readonly #bases = new Map<Schema, string>();
  readonly #components = new Map<Schema, string>();

  constructor(contract: Contract) {
    this.formats = contract["x-assert-formats"] ?? [];
    checkFormats(this.formats);
    this.#resources.set(home, contract);
    for (const [name, schema] of Object.entries(contract.components.schemas)) {
      if (typeof schema === "object") this.#components.set(schema, exportName(name));
      this.#add(schema, home);
    }
  }

  #add(schema: AnySchema, outer: string): void {
    if (typeof schema === "boolean" || this.#bases.has(schema)) return;
    const { $id, $anchor } = schema;
    const base = typeof $id === "string" ? (address($id, outer)?.href.replace(/#$/, "") ?? outer) : outer;
    this.#bases.set(schema, base);
    if (typeof $id === "string") this.#resources.set(base, schema);
    if (typeof $anchor === "string") this.#anchors.set(`${base}#${$anchor}`, schema);
    for (const [keyword, argument] of Object.entries(schema))
      for (const part of subschemas(keyword, argument)) this.#add(part, base);
  }

  /** The schema that `$ref` points to. */
  resolve(schema: Schema, site: Site): AnySchema {
    // The parameters of an operation are not a component.
    this.#add(schema, home);
    const fail = (remedy: string) => new KeywordError(site, "$ref", remedy);
    const $ref = String(schema.$ref);
    const url = address($ref, this.#bases.get(schema) ?? home);
    if (!url) throw fail("it is not a URI");
    const fragment = decode(url.hash.slice(1));
    url.hash = "";
    const resource = this.#resources.get(url.href);
    if (resource === undefined)
      throw fail(`there is no schema ${$ref} in the contract: put it into \`components.schemas\``);
    if (fragment && !fragment.startsWith("/")) {
      const anchored = this.#anchors.get(`${url.href}#${fragment}`);
      if (!anchored) throw fail(`there is no schema with the \`$anchor\` ${fragment}`);
      return anchored;
    }
    let target = resource;
    for (const key of fragment.split("/").slice(1))
      target = Object(target)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
    if (typeof target !== "boolean" && !this.#bases.has(target as Schema))
      throw fail(`there is no schema ${fragment.split("/").at(-1)} in the contract`);
    return target as AnySchema;
  }

  /** Makes the references of a generated schema resolve like those of another one. */
  inPlaceOf(schema: Schema, made: Schema): Schema {
    this.#bases.set(made, this.#bases.get(schema) ?? home);
    return made;
  }

  /** Name under which the validator of a component is exported. */
  componentOf(schema: AnySchema): string | undefined {
    return this.#components.get(schema as Schema);
  }

  /** The target of a reference without other keywords; any other schema is returned unchanged. */
  follow(schema: AnySchema, site: Site): AnySchema {
    if (typeof schema === "boolean" || schema.$ref === undefined || restricts(schema, this.formats)) return schema;
    return this.follow(this.resolve(schema, site), site);
  }

  /** Referenced schemas that are not components: each gets a separate function, because it may contain itself. */
  localsOf(schema: Schema, site: Site): Map<Schema, string> {
    const locals = new Map<Schema, string>();
    const seen = new Set<AnySchema>();
    const visit = (part: AnySchema) => {
      if (typeof part === "boolean" || seen.has(part)) return;
      seen.add(part);
      if (part.$ref !== undefined) {
        const target = this.resolve(part, site);
        if (typeof target === "object" && this.componentOf(target) === undefined && target !== schema) {
          if (!locals.has(target)) locals.set(target, `local${locals.size}`);
          visit(target);
        }
      }
      for (const [keyword, argument] of Object.entries(part))
        if (keyword !== "$defs") subschemas(keyword, argument).forEach(visit);
    };
    visit(schema);
    return locals;
  }

  /** Rejects a schema that refers back to itself for the same value: validation would never end. */
  checkLoops(schema: AnySchema, site: Site, above: readonly AnySchema[] = []): void {
    if (typeof schema === "boolean") return;
    if (above.includes(schema))
      throw new KeywordError(site, "$ref", "it refers back to itself for the same value: remove it");
    const path = [...above, schema];
    if (schema.$ref !== undefined) this.checkLoops(this.resolve(schema, site), site, path);
    for (const keyword of inPlace)
      if (keyword in schema) for (const part of subschemas(keyword, schema[keyword])) this.checkLoops(part, site, path);
  }
}

function address(reference: string, base: string): URL | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base) : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
