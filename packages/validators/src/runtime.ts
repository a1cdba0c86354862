// Everything that the generated modules import. The build bundles it, together with the functions of the contract's own
// keywords, to dist/runtime.js.

export { createValidator } from "./validator.ts";
export { choice } from "./visitors/choice.ts";
export { correct, unknown } from "./visitors/closed.ts";
export { list } from "./visitors/list.ts";
export { object } from "./visitors/object.ts";
export { characters, number, text } from "./visitors/scalar.ts";
