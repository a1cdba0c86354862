import { services } from "@cc-contract/client";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { UsageError } from "../port.ts";
import { type InvalidSignature, invalidSignatures } from "./invalid-signatures.ts";
import { signRequest } from "./message.ts";
import { assertCredential } from "./settings.ts";

const names = Object.keys(invalidSignatures).join(", ");

const usage = `cc-contract sign --url URL --data BODY [options]

Prints the header Authorization for a CC-CMS request, signed with the environment variables ${environment.accessKey} and ${environment.secretKey}.`;

const options = {
  url: { takes: "URL", help: "URL, exactly as requested" },
  data: { takes: "BODY", help: "body, byte for byte as sent" },
  method: { takes: "METHOD", help: "HTTP method (POST)" },
  invalid: { takes: "NAME", help: `makes an invalid signature, to test the refusal: ${names}` },
} as const;

/** Signs a request according to the arguments, and prints the header. */
export async function signCommand(args: string[]): Promise<undefined> {
  const values = readArguments([usage], options, args);
  if (!values) return;
  const { method = "POST", url = "", data: body, invalid } = values;
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw new UsageError("sign: --url expects the URL of the request");
  if (!/^[A-Z]+$/.test(method))
    throw new UsageError(`sign: --method expects an HTTP method, not ${JSON.stringify(method)}`);
  if (invalid !== undefined && !Object.hasOwn(invalidSignatures, invalid))
    throw new UsageError(`sign: --invalid expects ${names}, not ${JSON.stringify(invalid)}`);
  const { [environment.accessKey]: accessKey, [environment.secretKey]: secretKey } = process.env;
  if (!accessKey || !secretKey)
    throw new UsageError(`sign: ${environment.accessKey} and ${environment.secretKey} must be set`);
  assertCredential("accessKey", accessKey);
  const { contentType } = services.cms;
  const keys = { accessKey, secretKey };
  console.log(await signRequest({ method, url, body, contentType }, keys, invalid as InvalidSignature));
}
