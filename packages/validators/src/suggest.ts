/** The most likely candidate for a misspelled name: equal except for case, or at most two edits away. */
export function suggest(name: string, candidates: string[]): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let least = 3;
  for (const candidate of candidates) {
    const distance = editDistance(lower, candidate.toLowerCase(), least);
    // Short names need a closer match.
    if (distance < least && distance * 3 <= candidate.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Number of letters to insert, delete, change or swap to turn one word into the other, up to `max`. */
function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) >= max) return max;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      // Two swapped letters are one edit.
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? max) + 1 : max;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? max, max);
}
