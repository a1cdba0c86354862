// Everything that the generated modules import. The build bundles it, together with the functions of the contract's own
// keywords, to dist/runtime.js.

export { areUnique, canonical } from "./canonical.ts";
export * from "./formats.ts";
export { read } from "./node.ts";
export { isMultiple } from "./numbers.ts";
export { createValidator } from "./validator.ts";
export { all, conditional, dependents, some } from "./visitors/branches.ts";
export { choice } from "./visitors/choice.ts";
export { correct, unknown } from "./visitors/closed.ts";
export { containing, list, tuple, unique } from "./visitors/list.ts";
export { map, size } from "./visitors/map.ts";
export { object } from "./visitors/object.ts";
export { characters, equal, format, number, steps, text } from "./visitors/scalar.ts";
export { unevaluated } from "./visitors/unevaluated.ts";
