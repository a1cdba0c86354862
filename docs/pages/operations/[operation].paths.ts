import { operationPages } from "../../scripts/pages.ts";

export default {
  paths: () => [...operationPages].map(([operation, content]) => ({ params: { operation }, content })),
};
