import { timeSpanOf } from "../fields.ts";
import { timeOf, utcTime } from "../utc-time.ts";
import { withValueAt } from "../value-at.ts";
import { recordsOf } from "./meaning.ts";
import { requestPlace } from "./place.ts";
import { confirm, nothing, type Probe, type Subject } from "./probe.ts";

type Values = Record<string, unknown>;

/**
 * The two halves of a window together have exactly its records. Which half has a record that overlaps the middle, if any,
 * is left open.
 */
export function listWindowProbes({ contract, operation, everything, remedy }: Subject): Probe[] {
  const span = timeSpanOf(contract, operation);
  if (!span) return [];
  const middle = middleOf(span, everything as Record<string, string>);
  // The shortest window has no halves.
  if (middle === (everything as Values)[span.end]) return [];
  const halves = [withValueAt(everything, [span.end], middle), withValueAt(everything, [span.begin], middle)];
  const probe: Probe = {
    description: "records of each half of the window",
    place: requestPlace(contract, operation, [], "x-time-span"),
    data: halves[0],
    run: async (query) => {
      const all = recordsOf(await query(everything));
      const before = all.filter((record) => String(record[span.end]) < middle).length;
      const after = all.filter((record) => String(record[span.begin]) > middle).length;
      if (before === 0 || after === 0)
        return { inconclusive: `no records before or after ${middle}, the middle of the window: ${remedy}` };
      const responses = [await query(halves[0]), await query(halves[1])];
      if (responses.includes(undefined)) return nothing;
      const found = responses.flatMap(recordsOf).map((one) => JSON.stringify(one));
      const [ofWhole, ofHalves] = [new Set(all.map((one) => JSON.stringify(one))), new Set(found)];
      const across = (record: Values) => String(record[span.begin]) < middle && String(record[span.end]) > middle;
      const missing = all.filter((one) => !across(one) && !ofHalves.has(JSON.stringify(one))).length;
      const foreign = found.filter((one) => !ofWhole.has(one)).length;
      return confirm(query, everything, all, [
        ...(missing > 0 ? [`${missing} of ${all.length} records of the window in neither half`] : []),
        ...(foreign > 0 ? [`${foreign} records in the halves but not in the window`] : []),
      ]);
    },
  };
  return [probe];
}

/** The middle of the window, so that the contract allows both halves. */
function middleOf(span: { begin: string; end: string; stepMinutes: number }, request: Record<string, string>): string {
  const [begin = 0, end = 0] = [span.begin, span.end].map((name) => timeOf(request[name] ?? ""));
  const step = span.stepMinutes * 60_000;
  const steps = Math.max(1, Math.floor((end - begin) / step / 2));
  return utcTime(begin + steps * step);
}
