// Each user interface that shows a contract: a page that loads it, and what to look at there.

export interface Viewer {
  name: string;
  /** The page, which loads the contract from /openapi.yaml and scripts from /node_modules. */
  html: string;
  /** Where the page shows queryAgentRests. */
  operation: string;
  /** Where it shows the name of a field. */
  field: string;
  /** What is clicked until none is left: what hides fields. */
  click?: string;
  /** What it can't do, and why. */
  limits?: Partial<Record<ViewerCheck, string>>;
}

/** What is tried. */
export const viewerChecks = {
  loads: "Loads without errors",
  fields: "Shows the fields of queryAgentRests",
  meanings: "Shows the meanings of codes",
};
export type ViewerCheck = keyof typeof viewerChecks;

export const viewers: Viewer[] = [
  {
    name: "swagger-ui-dist",
    html: `<link rel="stylesheet" href="/node_modules/swagger-ui-dist/swagger-ui.css">
<div id="ui"></div>
<script src="/node_modules/swagger-ui-dist/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: "/openapi.yaml", dom_id: "#ui", docExpansion: "full", defaultModelRendering: "model", defaultModelExpandDepth: 9, defaultModelsExpandDepth: 9 })</script>`,
    operation: "#operations-CC-CMS-queryAgentRests",
    field: ".json-schema-2020-12__title",
    click: ".json-schema-2020-12-accordion:has(.json-schema-2020-12-accordion__icon--collapsed)",
  },
  {
    name: "@scalar/api-reference",
    html: `<div id="ui"></div>
<script src="/node_modules/@scalar/api-reference/dist/browser/standalone.js"></script>
<script>Scalar.createApiReference("#ui", { url: "/openapi.yaml", withDefaultFonts: false, telemetry: false, defaultOpenAllTags: true, expandAllModelSections: true, expandAllResponses: true })</script>`,
    operation: '[id*="agentrestinfos"]',
    field: ".property-name",
    click: '.schema-card [aria-expanded="false"]',
  },
  {
    name: "redoc",
    html: `<div id="ui"></div>
<script src="/node_modules/redoc/bundles/redoc.standalone.js"></script>
<script>Redoc.init("/openapi.yaml", { expandResponses: "all", schemasExpansionLevel: "all" }, document.getElementById("ui"))</script>`,
    operation: '[data-section-id="tag/CC-CMS/operation/queryAgentRests"]',
    field: ".property-name",
  },
];
