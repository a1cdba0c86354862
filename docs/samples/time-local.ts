import { timeRange } from "@cc-contract/client";

// A shift in Berlin, with the offset of that day. `timeRange` writes UTC, and widens to whole steps.
const { beginTime, endTime } = timeRange(new Date("2024-08-02T08:05:00+02:00"), new Date("2024-08-02T16:20:00+02:00"));
console.log(beginTime, "to", endTime);

// A time in a response is UTC, too: say so before it is parsed.
const begin = new Date(`${"2024-08-02 06:19:44".replace(" ", "T")}Z`);
console.log(begin.toLocaleString("en-GB", { timeZone: "Europe/Berlin" }));
