import { type Kind, kinds } from "./kinds.ts";
import type { Row } from "./matrix.ts";

// Prints the matrix as Markdown: `node test/foreign/table.ts`.

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function print({ title, checks }: Kind, rows: Row[]): void {
  console.log(`\n## ${title}\n\n| tool | ${Object.values(checks).map(cell).join(" | ")} |`);
  console.log(`|---|${"---|".repeat(Object.keys(checks).length)}`);
  for (const { tool, outcomes } of rows) {
    const cells = Object.values(outcomes).map((one) =>
      one === "not tried" ? "–" : one.passed ? (one.how ?? "yes") : "no",
    );
    console.log(`| ${cell(tool)} | ${cells.join(" | ")} |`);
  }
  const failures = rows.flatMap(({ tool, outcomes }) =>
    Object.entries(outcomes).flatMap(([check, one]) =>
      one === "not tried" || one.passed ? [] : [`- ${tool}, ${checks[check]}: \`${firstLine(one.because)}\``],
    ),
  );
  if (failures.length > 0) console.log(`\n${failures.join("\n")}`);
}

/** The line that says most. */
function firstLine(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return (lines.find((line) => /error:|cause:/i.test(line)) ?? lines[0] ?? "").slice(0, 300).replaceAll("`", "'");
}

for (const kind of kinds) {
  const rows: Row[] = [];
  for (const { run } of kind.tools) rows.push(await run());
  print(kind, rows);
}
