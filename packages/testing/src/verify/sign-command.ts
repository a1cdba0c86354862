import { parseArgs } from "node:util";
import { services } from "@cc-contract/client";
import { UsageError } from "../port.ts";
import { environment } from "./environment.ts";
import { type Forgery, forgeries } from "./forgeries.ts";
import { signRequest } from "./message.ts";

export const usage = `cc-contract sign --url URL --data BODY [options]

Prints the header Authorization of a request of CC-CMS, signed with ${environment.accessKey} and ${environment.secretKey} of the environment.

  --url URL       address, as it is sent to
  --data BODY     body, byte for byte as it is sent
  --method METHOD HTTP method (POST)
  --forgery NAME  signs wrongly, to see that it is refused: ${Object.keys(forgeries).join(", ")}`;

/** Signs a request as the arguments say, and prints the header. */
export async function signCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      method: { type: "string", default: "POST" },
      url: { type: "string" },
      data: { type: "string", default: "" },
      forgery: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { method, url = "", data, forgery } = values;
  if (!URL.canParse(url)) throw new UsageError("sign: --url takes the URL of the request");
  if (forgery !== undefined && !Object.hasOwn(forgeries, forgery))
    throw new UsageError(`sign: --forgery takes ${Object.keys(forgeries).join(", ")}, not ${JSON.stringify(forgery)}`);
  const { [environment.accessKey]: accessKey, [environment.secretKey]: secretKey } = process.env;
  if (!accessKey || !secretKey)
    throw new UsageError(`sign: ${environment.accessKey} and ${environment.secretKey} have to be set`);
  const { contentType } = services.cms;
  console.log(
    await signRequest({ method, url, body: data, contentType }, { accessKey, secretKey }, forgery as Forgery),
  );
  return 0;
}
