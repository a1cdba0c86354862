/** The outcome of a trial. `how` is shown instead of yes; if it failed, `because` is the reason. */
export type Outcome = { passed: true; how?: string } | { passed: false; because: string } | "not tried";

/** One tool, and what came of each trial, in the order of its kind. */
export interface Row {
  tool: string;
  outcomes: Record<string, Outcome>;
  limits: Record<string, string>;
}

export const passed: Outcome = { passed: true };
export const failed = (because: unknown): Outcome => ({
  passed: false,
  because: String(because).trim().slice(0, 2000),
});

/** The outcome of a task that succeeds unless it throws. Its result is shown instead of yes. */
export async function attempt(trial: () => unknown): Promise<Outcome> {
  try {
    const how = await trial();
    return typeof how === "string" ? { passed: true, how } : passed;
  } catch (error) {
    return failed(error instanceof Error ? error.message : error);
  }
}

/** Where a row is not what its limits say: what fails without a reason, and what has a reason and works. */
export function surprises({ outcomes, limits }: Row): string[] {
  return Object.entries(outcomes).flatMap(([check, outcome]) => {
    const reason = limits[check];
    if (outcome === "not tried") return reason === undefined ? [] : [`${check}: was not tried, and has a limit`];
    if (outcome.passed)
      return reason === undefined ? [] : [`${check}: works now, so this is no longer a limit: ${reason}`];
    return reason === undefined ? [`${check}: ${outcome.because}`] : [];
  });
}
