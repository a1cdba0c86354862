import openapi from "@cc-contract/spec/openapi.json" with { type: "json" };

console.log(openapi.openapi, Object.keys(openapi.components.schemas).length, "schemas");
