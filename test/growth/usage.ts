import { appendFileSync } from "node:fs";

// Loaded into every process of a step: notes at its end what it took.

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  appendFileSync(process.env.USAGE_FILE as string, `${JSON.stringify([maxRSS, userCPUTime + systemCPUTime])}\n`);
});
