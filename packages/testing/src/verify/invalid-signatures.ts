import {
  type Authorization,
  authorization,
  type RequestToSign,
  type Signer,
  signature,
  signingKey,
} from "@cc-contract/client/sign";

/** More than any permitted clock skew. */
const longAgo = 86_400_000;

/** What is signed, and by whom; `contentType` is that header, which may be unsigned. */
export type Signing = RequestToSign & Signer & { contentType: string };

/** A way to make an invalid signature. */
interface InvalidKind {
  /** Description of the resulting header. */
  what: string;
  /** What is signed instead of the request, or by whom. */
  sign?: (signing: Signing) => Signing;
  /** How the signature is changed. */
  change?: (signed: Authorization, signing: Signing) => string | Promise<string>;
  /** Why a server may accept it anyway. */
  open?: string;
}

/** Well-formed but invalid signatures, by name. */
export const invalidSignatures = {
  otherKey: {
    what: "signed with another secret key",
    sign: (signing) => ({ ...signing, secretKey: `${signing.secretKey}x` }),
  },
  otherAccessKey: {
    what: "signed for another access key",
    sign: (signing) => ({ ...signing, accessKey: `${signing.accessKey}x` }),
  },
  otherBody: { what: "signed for another body", sign: (signing) => ({ ...signing, body: `${signing.body} ` }) },
  otherMethod: {
    what: "signed for another method",
    sign: (signing) => ({ ...signing, method: signing.method === "PUT" ? "POST" : "PUT" }),
  },
  otherPath: { what: "signed for another path", sign: (signing) => ({ ...signing, path: `${signing.path}/x` }) },
  otherScheme: {
    what: "of another scheme",
    change: ({ authorization }) => authorization.replace("auth-v2", "auth-v1"),
  },
  withoutHost: {
    what: "without the host",
    sign: (signing) => ({ ...signing, headers: { ...signing.headers, "content-type": signing.contentType } }),
    change: withoutHost,
  },
  withoutSignature: {
    what: "with an empty signature",
    change: ({ authorization }) => authorization.replace(/[^/]*$/, ""),
  },
  lastDigit: {
    what: "whose signature is wrong in its last digit",
    change: ({ authorization }) => authorization.replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
  },
  oldSignature: {
    what: "signed a day ago",
    sign: (signing) => ({ ...signing, date: new Date(signing.date.getTime() - longAgo) }),
    open: "the permitted clock skew is not documented",
  },
} satisfies Record<string, InvalidKind>;

export type InvalidSignature = keyof typeof invalidSignatures;

/** The header Authorization of a request, invalid in the named way, if any. */
export async function signAs(signing: Signing, invalid: InvalidSignature | undefined): Promise<string> {
  const { sign = (one: Signing) => one, change = (one: Authorization) => one.authorization }: InvalidKind = invalid
    ? invalidSignatures[invalid]
    : { what: "" };
  const changed = sign(signing);
  return change(await authorization(changed), changed);
}

/** Signs all but the host, which the client refuses to omit. */
async function withoutHost(
  { authorization, canonicalRequest }: Authorization,
  { secretKey }: Signing,
): Promise<string> {
  const start = authorization.replace(/\/[^/]*$/, "").replace(";host", "");
  const canonical = canonicalRequest.replace(";host\n", "\n").replace(/\nhost:.*/, "");
  return `${start}/${await signature(await signingKey(secretKey, start), canonical)}`;
}
