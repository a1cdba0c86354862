/** What a run of the benchmark leaves: times by document and contestant, as multiples of hand-written code. */
export interface Results {
  node: string;
  bytesPerCall: number;
  ratios: Record<string, Record<string, number>>;
}

const columns = {
  "1 record, valid": "1 record in each list: valid",
  "1,000 records, valid": "1000 records in each list: valid",
  "1,000 records, one error": "1000 records in each list: one error",
  "1,000 records, all issues of one error": "1000 records in each list: all issues of one error",
};

/** The table of the README. */
export function readmeTable({ node, ratios }: Results): string {
  const titles = Object.keys(columns);
  const names = Object.keys(ratios["1000 records in each list: valid"] ?? {}).sort(
    (one, other) => valid(ratios, one) - valid(ratios, other),
  );
  const rows = names.map((name) => {
    const cells = Object.values(columns).map((column) => shown(ratios[column]?.[name]));
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return [
    `| Node ${node.slice(1)} | ${titles.join(" | ")} |`,
    `|---|${titles.map(() => "---|").join("")}`,
    ...rows,
  ].join("\n");
}

function shown(ratio: number | undefined): string {
  return ratio === undefined ? "" : ratio.toFixed(ratio < 10 ? 1 : 0);
}

function valid(ratios: Results["ratios"], name: string): number {
  return ratios["1000 records in each list: valid"]?.[name] ?? Number.POSITIVE_INFINITY;
}
