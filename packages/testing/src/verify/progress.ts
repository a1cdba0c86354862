import { count } from "./report-text.ts";
import type { OperationResult, VerifyOptions } from "./types.ts";

const width = 30;

/** Where progress is shown. */
export interface Screen {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** A bar on a terminal; elsewhere a line for each operation that is done. */
export function createProgress(screen: Screen): {
  onProgress: NonNullable<VerifyOptions["onProgress"]>;
  onOperation: NonNullable<VerifyOptions["onOperation"]>;
} {
  let drawn = "";
  return {
    onProgress(done, total) {
      if (!screen.isTTY) return;
      const filled = Math.floor((done / total) * width);
      const bar = `[${"#".repeat(filled)}${" ".repeat(width - filled)}] ${done} of ${total} cases`;
      // The last one leaves the line to what is printed next.
      const text = done === total ? "" : bar;
      if (text === drawn) return;
      screen.write(`\r\x1b[2K${text}`);
      drawn = text;
    },
    onOperation(operation: OperationResult) {
      if (screen.isTTY) return;
      const { cases, violations, skipped } = count(operation);
      const outcome = operation.unreachable ?? `${violations} ${violations === 1 ? "violation" : "violations"}`;
      const tried = skipped > 0 ? `${cases - skipped} of ${cases}` : cases;
      screen.write(`${operation.operationId}: ${tried} cases, ${outcome}\n`);
    },
  };
}
