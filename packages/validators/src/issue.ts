/** What is wrong with a value, and where. */
export interface Issue {
  /** Way from the value to the offending leaf; also to a property that is missing or that the contract doesn't know. */
  readonly path: readonly (string | number)[];
  /** Keyword of the contract that is broken. */
  readonly keyword: string;
  /** What the contract wants there, as in `integer from 101 to 59999`. */
  readonly expected: string;
  /** What is there, cut short. */
  readonly received: string;
  /** `Invalid <path>: expected <expected>, received <received>`, and a sentence on what to do where there is one. */
  readonly message: string;
}
