/** Headers whose values tell nothing about the caller. All others, those of the caller's own too, are hidden. */
const harmless = [
  "content-type",
  "content-length",
  "content-encoding",
  "date",
  "retry-after",
  "server",
  "via",
  "x-request-id",
  "traceparent",
];

/** Headers for the eyes of hooks. */
export function redact(headers: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    Array.from(headers, ([name, value]) => [name, harmless.includes(name.toLowerCase()) ? value : "[redacted]"]),
  );
}
