// Names in the generated modules. No name of the contract is used as it is, where it could be that of a global, of a
// parameter or of a function of the runtime.

/** Name under which the validator of a schema is exported: what no identifier may have becomes `_`. */
export function exportName(schema: string): string {
  return schema.replace(/\W/g, "_").replace(/^(?=\d)/, "_");
}

/** Local name of what is made from a schema: it begins with `$`, as no other name in generated code does. */
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
