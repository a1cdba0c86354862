// Names in the generated modules. No name of the contract is used as it is, where it could be that of a global, of a
// parameter or of a function of the runtime.

/** Local name of what is made from a schema: it begins with `$`, as no other name in generated code does. */
export function localName(schema: string): string {
  if (!/^[A-Za-z_]\w*$/.test(schema))
    throw new Error(`The schema "${schema}" can't be exported under its name. Rename it: letters and digits only`);
  return `$${schema}`;
}

/** Name under which the runtime exports the function of one of the contract's own keywords. */
export function keywordFunction(keyword: string): string {
  return keyword.replaceAll("-", "_");
}

/** Name under which the runtime exports the test of a format. */
export function formatFunction(format: string): string {
  return `is_${format.replaceAll("-", "_")}`;
}
