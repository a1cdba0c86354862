import type { Contract } from "@cc-contract/spec/model/contract";
import { compile } from "../scripts/modules.ts";
import { listTargets } from "../scripts/schemas.ts";
import type { Validator } from "../src/types.ts";

const runtime = await import(new URL("../dist/runtime.js", import.meta.url).href);

/** What the build makes of a contract, without a file: for tests that compile hundreds of them. */
export function loaded(contract: Contract): Record<string, Validator<unknown>> {
  const files = compile(contract, { contractVersion: "1", contractHash: "0" });
  const names = Object.keys(listTargets(contract));
  const textOf = (file: string) =>
    (files[file] ?? "").replace(/^(import|export \{) .*\n/gm, "").replace(/^export /gm, "");
  const guards = names.map((name) => {
    const text = textOf(`guards/${name}.js`);
    const locals = text.match(/(?<=^const )local\d+/gm) ?? [];
    return `const $${name} = (value) => guardsOf.${name}.guard(value);
guardsOf.${name} = (() => { ${text}; return { ${["guard", ...locals].join(", ")} }; })();`;
  });
  const schemas = names.map((name) => {
    const text = textOf(`schemas/${name}.js`).replace(`const $${name} =`, `validators.${name} = $${name} =`);
    return `{ const guards = guardsOf.${name}; const { guard } = guards; ${text} }`;
  });
  return new Function(
    "runtime",
    `const { ${Object.keys(runtime).join(", ")} } = runtime;
const guardsOf = {};
{ ${guards.join("\n")} }
const validators = {};
let ${names.map((name) => `$${name}`).join(", ")};
${schemas.join("\n")}
return validators;`,
  )(runtime);
}
