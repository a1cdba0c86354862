import manifest from "../package.json" with { type: "json" };

/** Version of this package and of the contract it was released with. */
export const packageVersion: string = manifest.version;
