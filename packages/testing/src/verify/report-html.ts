import { html } from "hono/html";
import { columns, conclude, findingsOf, headOf, listGaps, numbersOf } from "./report-text.ts";
import type { Finding, VerifyResult } from "./types.ts";

const style = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; color-scheme: light dark }
table { border-collapse: collapse } th, td { padding: .25rem .75rem; text-align: right; border-bottom: 1px solid #8886 }
th:first-child { text-align: left } dt { font-weight: 600 } dd { margin: 0 0 .5rem }
code, pre { font-family: ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap } pre { margin: 0 }`;

/** The result as a self-contained page. */
export async function htmlReport(result: VerifyResult): Promise<string> {
  const rows = result.operations.map((one) => {
    const cells = numbersOf(one).map((cell) => html`<td>${cell}</td>`);
    return html`<tr><th scope="row">${one.operationId}</th>${cells}</tr>`;
  });
  return String(
    await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>cc-contract verify</title>
<style>${style}</style>
</head>
<body>
<h1>cc-contract verify</h1>
<p>${conclude(result)}</p>
<dl>${headOf(result).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${listGaps(result).map((gap) => html`<p>${gap}</p>`)}
<table>
<tr><th scope="col">Operation</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr>
${rows}
</table>
${section("Violations", findingsOf(result, "violation"))}
${section("Warnings", findingsOf(result, "warning"))}
${section("Notes", findingsOf(result, "note"))}
</body>
</html>
`,
  );
}

function section(heading: string, findings: Finding[]) {
  if (findings.length === 0) return "";
  return html`<h2>${heading}</h2>
${findings.map(
  (one) => html`<h3>${one.operationId}: ${one.case}</h3>
<dl>
<dt>Contract</dt><dd>${one.contract}<br><code>${one.place}</code></dd>
<dt>Actual</dt><dd>${one.actual}</dd>
${one.remedy ? html`<dt>Remedy</dt><dd>${one.remedy}</dd>` : ""}
<dt>Again</dt><dd><pre>${one.curl}</pre></dd>
</dl>
`,
)}`;
}
