import manifest from "../package.json" with { type: "json" };

/** Version of this package, which is also that of the contract it was released with. */
export const packageVersion: string = manifest.version;
