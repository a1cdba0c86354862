/** Shorter texts are no secrets, and are part of many messages. */
const shortest = 6;
/** So many characters identify a longer secret, also where the rest is cut off. */
const enough = 16;

const special = /[\\^$.*+?()[\]{}|/-]/g;

/** Replaces secrets in a text, the longest first: also in another case, percent-encoded, cut off, or as a JSON string. */
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
