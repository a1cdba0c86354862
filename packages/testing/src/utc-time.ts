/** A time as the contract writes it, without its milliseconds. */
export function utcTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** A time that the contract has written, in milliseconds since 1970. */
export function timeOf(text: string): number {
  return Date.parse(`${text.replace(" ", "T")}Z`);
}
