import { services } from "@cc-contract/client";
import { readArguments } from "../arguments.ts";
import { environment } from "../environment.ts";
import { UsageError } from "../port.ts";
import { type InvalidSignature, invalidSignatures } from "./invalid-signatures.ts";
import { signRequest } from "./message.ts";
import { assertCredential } from "./settings.ts";

const names = Object.keys(invalidSignatures).join(", ");

const usage = `cc-contract sign --url URL --data BODY [options]

Prints the header Authorization of a request of CC-CMS, signed with ${environment.accessKey} and ${environment.secretKey} of the environment.`;

const options = {
  url: { takes: "URL", help: "address, as it is sent to" },
  data: { takes: "BODY", help: "body, byte for byte as it is sent" },
  method: { takes: "METHOD", help: "HTTP method (POST)" },
  invalid: { takes: "NAME", help: `signs wrongly, to see that it is refused: ${names}` },
} as const;

/** Signs a request as the arguments say, and prints the header. */
export async function signCommand(args: string[]): Promise<undefined> {
  const values = readArguments([usage], options, args);
  if (!values) return;
  const { method = "POST", url = "", data: body, invalid } = values;
  if (!URL.canParse(url) || !/^https?:/i.test(url)) throw new UsageError("sign: --url takes the URL of the request");
  if (!/^[A-Z]+$/.test(method))
    throw new UsageError(`sign: --method takes an HTTP method, not ${JSON.stringify(method)}`);
  if (invalid !== undefined && !Object.hasOwn(invalidSignatures, invalid))
    throw new UsageError(`sign: --invalid takes ${names}, not ${JSON.stringify(invalid)}`);
  const { [environment.accessKey]: accessKey, [environment.secretKey]: secretKey } = process.env;
  if (!accessKey || !secretKey)
    throw new UsageError(`sign: ${environment.accessKey} and ${environment.secretKey} have to be set`);
  assertCredential("accessKey", accessKey);
  const { contentType } = services.cms;
  const keys = { accessKey, secretKey };
  console.log(await signRequest({ method, url, body, contentType }, keys, invalid as InvalidSignature));
}
