import { answerShapes } from "./answer-shapes.ts";
import { closedRequest } from "./closed-request.ts";
import { codeTable } from "./code-table.ts";
import { componentFileName } from "./component-file-name.ts";
import { descriptionStyle } from "./description-style.ts";
import { integerRange } from "./integer-range.ts";
import { keywordExamples } from "./keyword-examples.ts";
import { keywordForm } from "./keyword-form.ts";
import { onlyKnownKeywords } from "./known-keywords.ts";
import { linearPattern } from "./linear-pattern.ts";
import { namedExamples } from "./named-examples.ts";
import { openResponse } from "./open-response.ts";
import { operationFileName } from "./operation-file-name.ts";
import { operationKeyOrder } from "./operation-key-order.ts";
import { propertyDocs } from "./property-docs.ts";
import { response401 } from "./response-401.ts";
import { schemaCodes } from "./schema-codes.ts";
import { serviceTag } from "./service-tag.ts";
import { sourcePage } from "./source-page.ts";
import { summaryStyle } from "./summary-style.ts";
import { sunset } from "./sunset.ts";
import { supportedOperation } from "./supported-operation.ts";

/** The rules of the contract that the linter does not bring along. */
export default function plugin() {
  return {
    id: "cc-contract",
    rules: {
      oas3: {
        "answer-shapes": answerShapes,
        "closed-request": closedRequest,
        "code-table": codeTable,
        "component-file-name": componentFileName,
        "description-style": descriptionStyle,
        "integer-range": integerRange,
        "keyword-examples": keywordExamples,
        "keyword-form": keywordForm,
        "known-keywords": onlyKnownKeywords,
        "linear-pattern": linearPattern,
        "named-examples": namedExamples,
        "open-response": openResponse,
        "operation-file-name": operationFileName,
        "operation-key-order": operationKeyOrder,
        "property-docs": propertyDocs,
        "response-401": response401,
        "schema-codes": schemaCodes,
        "service-tag": serviceTag,
        "source-page": sourcePage,
        "summary-style": summaryStyle,
        sunset,
        "supported-operation": supportedOperation,
      },
    },
  };
}
