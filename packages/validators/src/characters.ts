/** Length of a text as JSON Schema counts it: in Unicode code points, a surrogate pair being one. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
