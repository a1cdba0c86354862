import { expect, test } from "vitest";
import { comment, literal, propertyName } from "./code.ts";

const hostile = [
  "*/ globalThis.ran = 1; /*",
  "`; globalThis.ran = 1; `",
  "$".concat("{(globalThis.ran = 1)}"),
  '"; globalThis.ran = 1; "',
  "'; globalThis.ran = 1; '",
  "\\",
  "\r",
  "one\nglobalThis.ran = 1;",
  "\u2028globalThis.ran = 1;\u2029",
  "</script><script>globalThis.ran = 1</script>",
  "{{ globalThis.ran = 1 }}",
  "\u{1f4a5}",
  "\0",
  '"__proto__":',
];

const run = (code: string): unknown => new Function(code)();

test.each(hostile)("%j comes back as it was, as a value, a key and beside a comment", (text) => {
  const code = `${comment([text, text])}\n${comment([text])}\nreturn { value: ${literal(text)}, ${propertyName(text)}: 1 };`;
  expect(run(code)).toEqual({ value: text, [text]: 1 });
  expect("ran" in globalThis).toBe(false);
  expect(literal(text)).not.toContain("</");
});

test("a key __proto__ is a property like any other", () => {
  const value = JSON.parse('{ "__proto__": { "inner": true } }');
  const written = run(`return ${literal(value)};`) as object;
  expect(Object.keys(written)).toEqual(["__proto__"]);
  expect(Object.keys(run(`return { ${propertyName("__proto__")}: 1 };`) as object)).toEqual(["__proto__"]);
});

test("what JSON can't hold is refused", () => {
  expect(() => literal(undefined)).toThrow("not a JSON value");
});
