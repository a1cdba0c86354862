import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSource } from "../scripts/check-pages.ts";
import { checkSamples } from "../scripts/check-samples.ts";
import { createParser } from "../scripts/markdown.ts";

// What a mistake in a page does to the build: it says where, and the last good site stays.

const execute = promisify(execFile);
const root = join(import.meta.dirname, "..");
const markdown = await createParser();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(root, "build-test-"));
  await mkdir(join(folder, "pages"));
  await mkdir(join(folder, "samples"));
  await mkdir(join(folder, "dist"));
  await writeFile(join(folder, "dist/index.html"), "the last good site");
});
afterEach(() => rm(folder, { recursive: true }));

const head = "---\ntitle: A title\ndescription: A description.\n---\n\n";

/** Builds a site of one page and the samples given, and returns what the build says. */
async function build(page: string, samples: Record<string, string> = {}): Promise<{ code: number; stderr: string }> {
  await writeFile(join(folder, "pages/index.md"), page);
  for (const [name, text] of Object.entries(samples)) await writeFile(join(folder, "samples", name), text);
  const folders = ["pages", "samples"].flatMap((name) => [`--${name}`, join(folder, name)]);
  const args = [join(root, "scripts/build.ts"), ...folders, "--out", join(folder, "dist")];
  return execute(process.execPath, args, { cwd: root }).then(
    () => ({ code: 0, stderr: "" }),
    ({ code, stderr }) => ({ code, stderr }),
  );
}

test.each([
  ["no title", "# Title\n", 1, "begin with `---`"],
  ["no description", "---\ntitle: A title\n---\n\n# Title\n", 1, "begin with `---`"],
  ["an unknown fact", `${head}Text.\n\nOf {{ nobody.knows }} kind.\n`, 8, "no fact `nobody.knows`"],
  ["a sample that is missing", `${head}<<< samples/nothing.ts\n`, 6, "no file samples/nothing.ts"],
  ["an unknown block", `${head}<!-- codes nothing -->\n`, 6, "nothing to put in"],
  ["code that is not run", `${head}Text.\n\n\`\`\`ts\nlet a;\n\`\`\`\n`, 8, "not run by any test"],
  ["an image without a text", `${head}![](a.png)\n`, 6, "image without a text"],
  ["a link to no page", `${head}Text.\n\n[a](nothing.md)\n`, 8, "leads to no page: nothing.md"],
  ["a link with a title", `${head}Text.\n\n[a](nothing.md "title")\n`, 8, "leads to no page: nothing.md"],
  ["a link by reference", `${head}Text.\n\n[a][b]\n\n[b]: nothing.md\n`, 8, "leads to no page: nothing.md"],
  ["a link in HTML", `${head}Text.\n\n<a href='nothing.html'>a</a>\n`, 8, "leads to no page: nothing.html"],
  ["a picture that is missing", `${head}Text.\n\n![a](./a.png)\n`, 8, "./a.png"],
  ["HTML that does not end", `${head}<div>\n`, 1, "missing end tag"],
  ["a link to no heading", `${head}# Title\n\n[a](codes.md#nothing)\n`, 8, "leads to no heading"],
])(
  "%s ends the build with file and line, and leaves the last good site",
  { timeout: 60_000 },
  async (_, page, line, words) => {
    const { code, stderr } = await build(page);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`pages/index\\.md:${line}: `));
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/\n +at /);
    expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("the last good site");
    expect(await readdir(folder)).toEqual(["dist", "pages", "samples"]);
  },
);

test("a sample that fails ends the build, and leaves the last good site", { timeout: 120_000 }, async () => {
  const { code, stderr } = await build(`${head}# Title\n`, { "a.sh": "nobody-has-this\n", "a.out": "1\n" });
  expect(code).toBe(1);
  expect(stderr).toContain("samples/a.sh:1: ");
  expect(stderr).not.toMatch(/\n +at /);
  expect(await readFile(join(folder, "dist/index.html"), "utf8")).toBe("the last good site");
  expect(await readdir(folder)).toEqual(["dist", "pages", "samples"]);
});

test.each([
  ["throws", { "a.ts": 'console.log(1);\nthrow new Error("no");\n', "a.out": "1\n" }, "a.ts:2", "Error: no"],
  ["is no TypeScript", { "a.ts": "const a = ;\n", "a.out": "" }, "a.ts:1", "the sample fails"],
  ["fails in the shell", { "a.sh": "echo 1\nnobody-has-this\n", "a.out": "1\n" }, "a.sh:2", "nobody-has-this"],
  ["prints something else", { "a.sh": "echo one; echo two\n", "a.out": "one\n2\n" }, "a.out:2", "prints `two`"],
  ["prints less", { "a.sh": "echo one\n", "a.out": "one\ntwo\n" }, "a.out:2", "prints nothing more"],
  ["has no output beside it", { "a.sh": "echo one\n" }, "a.sh:1", "there is no a.out"],
  ["is of a language that nobody runs", { "a.py": "print(1)\n", "a.out": "1\n" }, "a.py:1", "nothing here runs this"],
  ["is an output without a program", { "a.out": "1\n" }, "a.out:1", "no program prints this"],
])("a sample that %s is refused by file and line", async (_, samples: Record<string, string>, place, words) => {
  for (const [name, text] of Object.entries(samples)) await writeFile(join(folder, "samples", name), text);
  const refused = await checkSamples(join(folder, "samples")).catch((error: Error) => error);
  expect(String(refused)).toContain(`samples/${place}: `);
  expect(String(refused)).toContain(words);
});

test.each([
  ["```ts\n1\n```", "not run by any test"],
  ["```shell\n1\n```", "not run by any test"],
  ["```python\n1\n```", "not run by any test"],
  ["~~~ts\n1\n~~~", "not run by any test"],
  ["````ts\n1\n````", "not run by any test"],
  ["- a\n\n  ```ts\n  1\n  ```", "not run by any test"],
  ["```\n1\n```", "not run by any test"],
  ['```ts no-run=" "\n1\n```', "not run by any test"],
  ["Text:\n\n    indented", "not run by any test"],
  ["<pre>code</pre>", "not run by any test"],
  ["<<< ../a.ts", "below `samples/`"],
  ["![](a.png)", "image without a text"],
  ["![ ](a.png)", "image without a text"],
  ["![][a]\n\n[a]: a.png", "image without a text"],
  ["Text <img src='a.png'>", "image without a text"],
  ['<img alt=" "\n src="a.png">', "image without a text"],
  ["<svg></svg>", "drawing without"],
  ['<svg aria-hidden="false"></svg>', "drawing without"],
  ['<svg aria-label=" "></svg>', "drawing without"],
  ['<svg aria-labelledby="nothing"></svg>', "drawing without"],
])("a page with %j is refused at its line", (text, words) => {
  const refused = () => checkSource(markdown, `${head}Text\n\n${text}\n`, "a.md");
  expect(refused).toThrow(words);
  const before = /^(Text:|- a)/.test(text) ? 2 : 0;
  expect(refused).toThrow(`a.md:${8 + before}: `);
});

test.each([
  "```text\n1\n```",
  '```ts no-run="a reason"\n1\n```',
  "<<< samples/a.ts",
  "`![](a.png)`",
  "![what it shows](a.png)",
  "<img alt='what it shows' src=a.png>",
  '<svg aria-hidden="true"></svg>',
  '<svg aria-labelledby="a"><title id="a">What it shows</title></svg>',
])("a page with %j is taken", (text) => {
  expect(() => checkSource(markdown, `${head}${text}\n`, "a.md")).not.toThrow();
});
