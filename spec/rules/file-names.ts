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

/** Demands one name from a file to what is made of it: a component's in the bundle, an operation's in the client. */
export const rule: Rule = () => ({
  *ref({ $ref }, at, ctx) {
    // A `$ref` that begins with `#` stays inside its file, as every one of a bundle does.
    if (typeof $ref !== "string" || $ref.startsWith("#")) return;
    const form = forms.get(ctx.type.name);
    if (form && !form.file.test($ref)) {
      yield [
        at.child(["$ref"]),
        `\`${$ref}\` is not named like the file of ${form.kind}. ` +
          `Give it a file of its own, with a name such as \`${form.example}\`.`,
      ];
    } else if (/^#\/(components|x-codes)\//.test(at.pointer) && fileName($ref) !== `${ctx.key}.yaml`) {
      yield [
        at.child(["$ref"]),
        `The component \`${ctx.key}\` is in \`${fileName($ref)}\`. ` +
          `Give both one name, as in \`${ctx.key}: { $ref: ${ctx.key}.yaml }\`.`,
      ];
    }
  },
  *PathItem(item, at) {
    // One below `paths` is in the root or in a bundle, where no file has its name.
    if (at.pointer.startsWith("#/paths/")) return;
    const method = Object.keys(item).find((key) => methods.includes(key));
    const { operationId } = nodeOf(item[String(method)]);
    const file = fileName(at.source.absoluteRef);
    if (!method || typeof operationId !== "string" || file === `${operationId}.yaml`) return;
    yield [
      at.child([method, "operationId"]),
      `The first operation in \`${file}\` is \`${operationId}\`. ` +
        `Give both one name: rename the file to \`${operationId}.yaml\`, or correct the operationId.`,
    ];
  },
  *Operation({ operationId }, at) {
    if (typeof operationId !== "string" || /^[a-z][A-Za-z0-9]*$/.test(operationId)) return;
    yield [
      at.child(["operationId"]),
      "The name of an operation is that of a method. Write letters and digits, as in `queryAgentDetails`.",
    ];
  },
});
