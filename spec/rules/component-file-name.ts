import { fileName, nodeOf } from "./nodes.ts";
import type { Visitor } from "./types.ts";

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

/** Demands that a file is named like a component of its kind, because the bundle takes the component's name from it. */
export function componentFileName(): Visitor {
  return {
    ref(reference, ctx) {
      const { $ref } = nodeOf(reference);
      // A `$ref` that begins with `#` stays inside its file, as every one of a bundle does.
      if (typeof $ref !== "string" || $ref.startsWith("#")) return;
      const location = ctx.location.child(["$ref"]);
      const form = forms.get(ctx.type.name);
      if (form && !form.file.test($ref)) {
        const message =
          `\`${$ref}\` is not named like the file of ${form.kind}. ` +
          `Give it a file of its own, with a name such as \`${form.example}\`.`;
        ctx.report({ message, location });
      } else if (ctx.location.pointer.startsWith("#/components/") && fileName($ref) !== `${ctx.key}.yaml`) {
        const message =
          `The component \`${ctx.key}\` stands in \`${fileName($ref)}\`. ` +
          `Give both one name, as in \`${ctx.key}: { $ref: ${ctx.key}.yaml }\`.`;
        ctx.report({ message, location });
      }
    },
  };
}
