/** What is wrong with a value, and where. */
export interface Issue {
  /** Keys from the value to the place of the issue, which can be a missing or unknown property. */
  readonly path: readonly (string | number)[];
  /** Keyword of the contract that the value breaks. */
  readonly keyword: string;
  /** What the contract expects, as in `integer from 101 to 59999`. */
  readonly expected: string;
  /** The received value, shortened. */
  readonly received: string;
  /** `Invalid <path>: expected <expected>, received <received>`, and a sentence on the fix if known. */
  readonly message: string;
}

/** How issues are listed. */
export interface IssueOptions {
  /** Maximum number of issues, at least 1. Default: 100. */
  limit?: number;
}

/** Type guard for one schema of the contract, and a Standard Schema (https://standardschema.dev). It never throws. */
export interface Validator<Output> {
  (value: unknown): value is Output;
  /** All issues of a value, up to a limit; empty if it conforms. */
  issues(value: unknown, options?: IssueOptions): Issue[];
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (
      value: unknown,
    ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    readonly types?: { readonly input: Output; readonly output: Output } | undefined;
  };
}
