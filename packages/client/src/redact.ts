/** Headers whose values tell nothing about the caller. All others, those of the caller's own too, are hidden. */
const safeHeaders = [
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
    Array.from(headers, ([name, value]) => [name, safeHeaders.includes(name.toLowerCase()) ? value : "[redacted]"]),
  );
}

/** Shorter texts are no secrets, and occur in many messages. */
const shortest = 6;

/** What a `fetch` might write into its errors and nobody should read there. */
export function secretsOf(
  credentials: string,
  { headers, body = "" }: { headers: Record<string, string>; body?: string },
  secret = "",
): string[] {
  const { "content-type": _, ...others } = headers;
  const parts = Object.values(others).flatMap((value) => [value, ...value.split(/[;=]\s*/)]);
  const signature = credentials.slice(credentials.lastIndexOf("/") + 1);
  const quoted = JSON.stringify(body).slice(1, -1);
  const long = [...parts, signature, body, quoted].filter(({ length }) => length >= shortest);
  return secret ? [...long, secret] : long;
}
