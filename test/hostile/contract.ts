import type { Contract } from "@cc-contract/spec/model/contract";

/** Twelve kinds of text that end a string, a comment, a line or a script somewhere, or are run there. */
const kinds = [
  "*/ globalThis.ran = 1; /*",
  "`; globalThis.ran = 2; `",
  "$".concat("{(globalThis.ran = 3)}"),
  '"; globalThis.ran = 4; "',
  "'; globalThis.ran = 5; '",
  "\\",
  "\rglobalThis.ran = 6;\r",
  "\nglobalThis.ran = 7;\n",
  "\u2028globalThis.ran = 8;\u2029",
  "</script><script>globalThis.ran = 9</script>",
  "{{ globalThis.ran = 10 }}",
  "\u{1f4a5}\0",
];

/** Fields whose text is for readers, and which no other field refers to. */
const texts = [
  "title",
  "description",
  "summary",
  "x-source",
  "x-expected",
  "x-no-range",
  "meaning",
  "version",
  "resultDesc",
];

/** Names that are those of a global or of an export of the validators. */
export const takenNames = ["Number", "Array", "Object", "Issue", "Validator", "constructor"];

/** The contract with all kinds in every text, each field beginning with another, and with schemas of taken names. */
export function hostileContract(given: Contract): Contract {
  const tags = given.tags.map(({ name }) => name);
  const successes = Object.values(given.components.schemas).map((schema) => schema.const);
  let field = 0;
  const withHostile = (text: string) => {
    const first = field++ % kinds.length;
    return [text, ...kinds.slice(first), ...kinds.slice(0, first)].join(" ");
  };
  // A name is the same wherever it is used.
  const renamed = new Map(
    [...tags, ...successes].filter((one) => typeof one === "string").map((name) => [name, withHostile(name)]),
  );
  const contract: Contract = JSON.parse(JSON.stringify(given), (key, value) => {
    if (typeof value !== "string") return value;
    return renamed.get(value) ?? (texts.includes(key) ? withHostile(value) : value);
  });
  const schemas = contract.components.schemas;
  const [first = ""] = Object.keys(schemas);
  for (const name of takenNames) {
    const key = withHostile("key");
    const inner = { $ref: `#/components/schemas/${name === takenNames[0] ? first : takenNames[0]}` };
    schemas[name] = { type: "object", required: [key], properties: { [key]: { type: "string" }, inner } };
  }
  schemas.Texts = { enum: kinds.map(withHostile) };
  return contract;
}
