import { createHash } from "node:crypto";

/** Version of a contract and hash of its bundle, which everything generated from it includes. */
export interface Origin {
  contractVersion: string;
  /** SHA-256 of `openapi.json`, in hex. */
  contractHash: string;
}

/** What identifies a bundle. */
export function originOf(bundle: string): Origin {
  const contractHash = createHash("sha256").update(bundle).digest("hex");
  return { contractVersion: JSON.parse(bundle).info.version, contractHash };
}
