import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import csharp from "highlight.js/lib/languages/csharp";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";
import { html } from "../scripts/markdown.ts";
import { differs, outputHtml } from "../scripts/outputs.ts";

for (const [name, language] of Object.entries({
  ...{ ts: typescript, sh: bash, json, yaml },
  ...{ python, java, go, csharp },
}))
  hljs.registerLanguage(name, language);

/** Colours code by classes, for both modes at once: the generator's own highlighter takes as long as all the rest of the build. */
export function highlight(text: string, language: string): string {
  const known = hljs.getLanguage(language) && hljs.highlight(text, { language }).value;
  const shown = known ?? outputHtml(html(text));
  const note = shown.includes("<var>") ? `<p class="differs"><var>${differs}</var></p>` : "";
  return `<pre v-pre tabindex="0"><code>${shown}</code></pre>${note}`;
}
