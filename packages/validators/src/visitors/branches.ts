import { conforms, explain, visit } from "../issues.ts";
import { isObject, read, type Visitor } from "../node.ts";
import { likeliest } from "./choice.ts";

export const all: Visitor = ({ allOf = [] }, value, path, found) => {
  for (const part of allOf) visit(part, value, path, found);
};

export const some: Visitor = ({ anyOf = [] }, value, path, found) => {
  if (!anyOf.some((part) => conforms(part, value))) explain(likeliest(anyOf, value), value, path, found);
};

export const conditional: Visitor = (node, value, path, found) => {
  const part = conforms(node.if ?? {}, value) ? node.then : node.else;
  if (part) visit(part, value, path, found);
};

/** Schemas that apply to an object if it has a property. */
export const dependents: Visitor = ({ dependentSchemas = {} }, value, path, found) => {
  if (!isObject(value)) return;
  for (const name in dependentSchemas)
    if (read(value, name) !== undefined) visit(dependentSchemas[name] ?? {}, value, path, found);
};
