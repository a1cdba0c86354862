// Names in the generated modules. No name of the contract is used unchanged where it could clash with a global, a
// parameter or a function of the runtime.

/** Name under which the validator of a schema is exported: characters that are invalid in identifiers become `_`. */
export function exportName(schema: string): string {
  return schema.replace(/\W/g, "_").replace(/^(?=\d)/, "_");
}

/** Local name of something generated from a schema: it begins with `$`, unlike all other names in generated code. */
export function localName(exported: string): string {
  return `$${exported}`;
}

/** Name under which the runtime exports the function of one of the contract's own keywords. */
export function keywordFunction(keyword: string): string {
  return keyword.replaceAll("-", "_");
}

/** Name under which the runtime exports the test of a format. */
export function formatFunction(format: string): string {
  return `is_${format.replaceAll("-", "_")}`;
}
