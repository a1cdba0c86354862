import { expect, test } from "vitest";
import { toCommonJs } from "./examples.ts";

test("an example becomes CommonJS: imports are required, and the rest may wait", () => {
  const code = `import { one,
  two } from "a";
import data from "b" with { type: "json" };

export const app = await one(two, data);
`;
  expect(toCommonJs(code, (names, from) => `const ${names} = require(${from});`)).toBe(`const { one,
  two } = require("a");
const data = require("b");

void main();
async function main() {

const app = await one(two, data);
}
`);
});
