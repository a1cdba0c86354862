/** Shorter strings are not secrets and occur in many messages. */
const shortest = 6;
/** Number of characters that identify a longer secret, even if the rest is cut off. */
const enough = 16;

const special = /[\\^$.*+?()[\]{}|/-]/g;

/** Replaces secrets in a text, the longest first, including those in another case, percent-encoded, cut off or in JSON. */
export function redact(text: string, secrets: readonly string[]): string {
  const patterns = secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed()), JSON.stringify(secret).slice(1, -1)])
    .filter(({ length }) => length >= shortest)
    .sort((one, other) => other.length - one.length)
    .map((secret) => {
      const rest = secret.slice(enough);
      return literal(secret.slice(0, enough)) + (rest && `(?:${literal(rest)}|[^\\s"'<>,]*)`);
    });
  return patterns.length > 0 ? text.replace(new RegExp(patterns.join("|"), "gi"), "[redacted]") : text;
}

function literal(text: string): string {
  return text.replace(special, "\\$&");
}
