import { checkers } from "../../docs/foreign/checkers.ts";
import { generatorChecks, generators } from "../../docs/foreign/generators.ts";
import { viewerChecks, viewers } from "../../docs/foreign/viewers.ts";
import { tryChecker } from "./check.ts";
import { tryGenerator } from "./generate.ts";
import type { Row } from "./matrix.ts";
import { converter, postmanChecks, tryPostman } from "./postman.ts";
import { documents } from "./tools.ts";
import { tryViewer } from "./view.ts";

/** Tools of one kind, which are tried at the same things. */
export interface Kind {
  title: string;
  /** What is tried, and what that is called. */
  checks: Record<string, string>;
  tools: { name: string; limits?: Record<string, string>; run(): Promise<Row> }[];
}

const listed = <T extends { name: string; limits?: object }>(tools: T[], run: (tool: T) => Promise<Row>) =>
  tools.map((tool) => ({ name: tool.name, limits: { ...tool.limits }, run: () => run(tool) }));

export const kinds: Kind[] = [
  { title: "Generators", checks: generatorChecks, tools: listed(generators, tryGenerator) },
  { title: "User interfaces", checks: viewerChecks, tools: listed(viewers, tryViewer) },
  {
    title: "Validators and linters",
    checks: Object.fromEntries(documents.map((document) => [document, document])),
    tools: listed(checkers, tryChecker),
  },
  {
    title: "Postman",
    checks: postmanChecks,
    tools: listed([{ name: "our collection" }, { name: converter }], ({ name }) => tryPostman(name)),
  },
];
