import { expect, test } from "vitest";
import { newestOfEach } from "../scripts/newest.ts";

test("of each major version the newest release counts, by number rather than by text", () => {
  const tags = [
    "@cc-contract/spec@1.9.0",
    "@cc-contract/spec@1.10.0",
    "@cc-contract/spec@2.0.1",
    "@cc-contract/spec@2.0.0",
  ];
  expect(newestOfEach(tags)).toEqual([
    { tag: "@cc-contract/spec@2.0.1", major: 2 },
    { tag: "@cc-contract/spec@1.10.0", major: 1 },
  ]);
});

test("pre-releases, other packages and other tags are no version of the site", () => {
  expect(newestOfEach(["@cc-contract/spec@3.0.0-rc.1", "@cc-contract/client@4.0.0", "v5.0.0", ""])).toEqual([]);
});
