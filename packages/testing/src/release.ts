/** Releases of the CTI platform, by the descriptions of `offset` and `limit`. */
export const releases = ["3.6", "3.8"] as const;

export type Release = (typeof releases)[number];

/** The release that returns pages; the other returns all records at once. */
export const paging: Release = "3.6";

/** Whether a string names a release. */
export function isRelease(text: unknown): text is Release {
  return releases.includes(text as Release);
}
