/** A table of codes and what they mean. */
export interface CodeTable<Meanings extends object> {
  /** The meanings by code. */
  readonly meanings: Meanings;
  /** Meaning of a code; undefined where the table doesn't list it. */
  describe(code: string | number): Meanings[keyof Meanings] | undefined;
}

/** Some codes in a row that mean the same, while another field has this value. */
export type QualifiedCodes = readonly [qualifier: number, first: number, last: number, meaning: string];

/** A table whose codes mean something together with another field. */
export interface QualifiedCodeTable<Rows extends readonly QualifiedCodes[]> {
  readonly rows: Rows;
  /** Meaning of a code, while the other field has this value; undefined where the table doesn't list it. */
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
