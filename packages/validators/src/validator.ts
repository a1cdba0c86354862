/** What is wrong with a value, and where. */
export interface Issue {
  /** Way from the value to the offending place; also to a property that is missing. */
  path: PropertyKey[];
  /** Keyword of the contract that is broken. */
  keyword: string;
  message: string;
}

/** Type guard for one schema of the contract, and a Standard Schema (https://standardschema.dev). */
export interface Validator<Output> {
  (value: unknown): value is Output;
  /** Everything that is wrong with a value; empty where it holds. */
  issues(value: unknown): Issue[];
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { value: Output; issues?: undefined } | { issues: Issue[] };
    readonly types?: { readonly input: Output; readonly output: Output };
  };
}

/** An error as the compiled code reports it. */
export interface CompiledError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
}

/** A check that stops at the first error, or one that goes on. */
export interface Check {
  (value: unknown): boolean;
  errors?: null | CompiledError[];
}

/**
 * Joins the two phases: the guard alone says whether a value holds, and only where it doesn't are all errors looked for.
 * A single check that collects everything would be slower for valid values.
 */
export function createValidator<Output>(guard: Check, collect: Check): Validator<Output> {
  const issues = (value: unknown): Issue[] => {
    if (guard(value) || collect(value)) return [];
    return (collect.errors ?? []).map(toIssue);
  };
  const validator = ((value: unknown): value is Output => guard(value)) as Validator<Output>;
  return Object.assign(validator, {
    issues,
    "~standard": {
      version: 1 as const,
      vendor: "cc-contract",
      validate(value: unknown) {
        const found = issues(value);
        return found.length > 0 ? { issues: found } : { value: value as Output };
      },
    },
  });
}

function toIssue({ instancePath, keyword, message, params }: CompiledError): Issue {
  const path: PropertyKey[] = instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  // A missing and an unknown property are reported at the object that lacks or has them.
  const leaf = params.missingProperty ?? params.additionalProperty;
  if (typeof leaf === "string") path.push(leaf);
  return { path, keyword, message: `Invalid ${path.map(String).join(".") || "value"}: ${message}` };
}
