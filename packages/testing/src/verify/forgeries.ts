import { skipped } from "./findings.ts";
import { lastStep, type Step } from "./plan.ts";
import { addTo, isTelling, type Trial, tryStep } from "./run.ts";

/** An operation and its cases with wrong credentials. */
export interface Suspect extends Trial {
  forgeries: Step[];
}

/** Number per service: after too many, the vendor locks the address, and the limit is not documented. */
export const fewForgeries = 2;

/**
 * Tries wrong credentials, after everything else and one by one: by default a few with the first operation of each
 * service. The results are added to those of the operations.
 */
export async function tryForgeries(suspects: Suspect[], all: boolean): Promise<void> {
  // Unless the right credentials succeed, a refusal of wrong ones shows nothing.
  const telling = suspects.filter(isTelling);
  const serviceOf = ({ plan }: Suspect) => plan.operation.service.id;
  for (const service of new Set(telling.map(serviceOf))) {
    const ofService = telling.filter((one) => serviceOf(one) === service);
    const chosen = all ? ofService : ofService.slice(0, 1);
    const forgeries = chosen.flatMap(({ forgeries, ...one }) =>
      (all ? forgeries : forgeries.slice(0, fewForgeries)).map((step) => ({ ...one, step })),
    );
    let reason: string | undefined;
    for (const { step, sender, result, plan } of forgeries) {
      if (reason !== undefined) {
        addTo(result, skipped(step.description, reason));
        continue;
      }
      const { result: tried, inconclusive, notTried } = await tryStep(sender, step);
      addTo(result, tried);
      reason = notTried;
      if (!inconclusive) continue;
      reason = "the service had responded to wrong credentials as if the address were locked or the service overloaded";
      // Shows whether the address is locked now, which ends the run.
      await tryStep(sender, lastStep(plan.steps[0]));
    }
  }
}
