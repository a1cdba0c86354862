import { fileName, nodeOf } from "./lib/nodes.ts";
import { methods } from "./lib/operations.ts";
import type { Rule } from "./lib/types.ts";

const pascal = { kind: "a component", file: /(?:^|\/)[A-Z][A-Za-z0-9]*\.yaml$/, example: "cms/AgentDetails.yaml" };
const camel = { kind: "an operation", file: /(?:^|\/)[a-z][A-Za-z0-9]*\.yaml$/, example: "cms/queryAgentDetails.yaml" };
const forms = new Map([
  ["Schema", pascal],
  ["Example", pascal],
  ["Parameter", pascal],
  ["Response", pascal],
  ["SecurityScheme", pascal],
  ["PathItem", camel],
]);

/** Demands that a file has the name of what it defines: the component in the bundle, or the operation in the client. */
export const rule: Rule = () => ({
  *ref({ $ref }, at, ctx) {
    // A `$ref` that begins with `#` stays in its file, as they all do in a bundle.
    if (typeof $ref !== "string" || $ref.startsWith("#")) return;
    const form = forms.get(ctx.type.name);
    if (form && !form.file.test($ref)) {
      yield [
        at.child(["$ref"]),
        `\`${$ref}\` is not a valid file name for ${form.kind}. ` +
          `Move it to a separate file with a name such as \`${form.example}\`.`,
      ];
    } else if (/^#\/(components|x-codes)\//.test(at.pointer) && fileName($ref) !== `${ctx.key}.yaml`) {
      yield [
        at.child(["$ref"]),
        `The component \`${ctx.key}\` is in \`${fileName($ref)}\`. ` +
          `Use the same name for both, as in \`${ctx.key}: { $ref: ${ctx.key}.yaml }\`.`,
      ];
    }
  },
  *PathItem(item, at) {
    // An operation below `paths` is in the root or in a bundle, which have no file for it.
    if (at.pointer.startsWith("#/paths/")) return;
    const method = Object.keys(item).find((key) => methods.includes(key));
    const { operationId } = nodeOf(item[String(method)]);
    const file = fileName(at.source.absoluteRef);
    if (!method || typeof operationId !== "string" || file === `${operationId}.yaml`) return;
    yield [
      at.child([method, "operationId"]),
      `The first operation in \`${file}\` is \`${operationId}\`. ` +
        `Use the same name for both: rename the file to \`${operationId}.yaml\`, or correct the operationId.`,
    ];
  },
  *Operation({ operationId }, at) {
    if (typeof operationId !== "string" || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
    yield [
      at.child(["operationId"]),
      "The name of an operation becomes a method name. Use letters and digits, as in `queryAgentDetails`.",
    ];
  },
});
