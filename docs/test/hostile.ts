import type { Contract } from "@cc-contract/spec/model/contract";

/** What ends a string, a comment, a line, a script or a block somewhere, or is taken for an expression or an element. */
export const hostile = [
  ...["*/", "`", "$" + "{process.exit(7)}", '"', "'", "\\", "\r", "\n", "\u2028", "\0", "😀", "|", ":::"],
  ...['</script><b onmouseover="alert(1)">live</b>', "{{ 7700000 + 1 }}", "`<i>{{ 7700000 + 2 }}`", "[[toc]]"],
].join(" ");

/** The contract with hostile text in every field that holds text, and with operations of every other form. */
export function hostileContract(given: Contract): Contract {
  const contract = withOtherForms(structuredClone(given));
  const isText = (key: string) => ["description", "summary", "title", "meaning", "x-source"].includes(key);
  return JSON.parse(JSON.stringify(contract), (key, value) =>
    typeof value === "string" && (isText(key) || key === "resultDesc") ? value + hostile : value,
  );
}

/** PUT with path and body, GET with a query that has a list, and DELETE with 204, on one path. */
function withOtherForms(contract: Contract): Contract {
  const item = Object.values(contract.paths).find(({ post }) => post?.operationId === "queryAgentDetails");
  if (!item?.post) throw new Error("the contract has no operation to copy");
  const { post } = item;
  const parameter = (name: string, part: "path" | "query" | "header", schema: object, value: unknown) => ({
    ...{
      name,
      in: part,
      description: `The ${name}.`,
      required: true,
      schema: { description: `The ${name}.`, ...schema },
    },
    examples: { sample: { summary: `A ${name}`, value } },
  });
  const { requestBody: _, ...bodyless } = post;
  contract.paths["/made/{thing}/up"] = {
    ...structuredClone(item),
    post: undefined,
    parameters: [parameter("thing", "path", { type: "string" }, "a b/c?'")],
    put: { ...structuredClone(post), operationId: "putThing" },
    get: {
      ...structuredClone(bodyless),
      operationId: "getThing",
      parameters: [
        parameter("tags", "query", { type: "array", items: { type: "string" } }, ["x&y", "'z'"]),
        parameter("X-Trace", "header", { type: "string" }, "it's"),
      ],
    },
    delete: {
      ...structuredClone(bodyless),
      operationId: "deleteThing",
      responses: { "204": { description: "It is gone." }, "401": post.responses["401"] as { $ref: string } },
    },
  } as unknown as (typeof contract.paths)[string];
  return contract;
}
