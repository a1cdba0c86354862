import type { Change } from "../change.ts";
import type { Report, Saying, ViewName } from "./view.ts";
import { gravest, isAbout } from "./view.ts";

/** What a view says of a change, and whether it says the same as the verdict. */
export interface ViewOfChange {
  view: ViewName;
  /** Null where it says nothing. */
  says: Saying;
  agrees: boolean;
  texts: string[];
}

/** What each view says of one change of several, as far as its words can be matched with the change. */
export function viewsOf(change: Change, reports: Report[]): ViewOfChange[] {
  return reports.map((report) => {
    const own = report.opinions.filter((opinion) => isAbout(opinion, change));
    return { ...judgement(report.view, gravest(own), change.breaking), texts: own.map(({ text }) => text) };
  });
}

/** What each view says of the whole difference. */
export function viewsOfAll(changes: Change[], reports: Report[]): ViewOfChange[] {
  const breaking = changes.some((change) => change.breaking);
  return reports.map(({ view, opinions }) => ({
    ...judgement(view, gravest(opinions), breaking),
    texts: opinions.map(({ text }) => text),
  }));
}

/** Who says nothing agrees with what breaks nobody. */
function judgement(view: ViewName, says: Saying, breaking: boolean) {
  return { view, says, agrees: (says === "breaking") === breaking };
}
