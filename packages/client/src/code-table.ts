/** A table of codes and what they mean. */
export interface CodeTable<Meanings extends object> {
  /** The meanings by code. */
  readonly meanings: Meanings;
  /** Meaning of a code; undefined if the table doesn't list it. */
  describe(code: string | number): Meanings[keyof Meanings] | undefined;
}

/** A range of codes with the same meaning if another field has this value. */
export type QualifiedCodes = readonly [qualifier: number, first: number, last: number, meaning: string];

/** A table of codes whose meanings depend on another field. */
export interface QualifiedCodeTable<Rows extends readonly QualifiedCodes[]> {
  readonly rows: Rows;
  /** Meaning of a code if the other field has this value; undefined if the table doesn't list it. */
  describe(code: number, qualifier: number): Rows[number][3] | undefined;
}

export function codeTable<const Meanings extends object>(meanings: Meanings): CodeTable<Meanings> {
  return {
    meanings,
    describe: (code) => (Object.hasOwn(meanings, code) ? meanings[code as keyof Meanings] : undefined),
  };
}

export function qualifiedCodeTable<const Rows extends readonly QualifiedCodes[]>(rows: Rows): QualifiedCodeTable<Rows> {
  return {
    rows,
    describe: (code, qualifier) =>
      rows.find(([own, first, last]) => own === qualifier && first <= code && code <= last)?.[3],
  };
}
