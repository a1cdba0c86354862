import { services } from "@cc-contract/client";

const { headers: names, prefix } = services.gateway.renewal;

/** The GUID that an answer renews, if it does. */
export function renewedGuid(headers: Headers): string | undefined {
  const text = names.map((name) => headers.get(name)).find((value) => value !== null);
  const guid = text?.replace(/\s*[;,].*/s, "");
  return (guid?.startsWith(prefix) ? guid.slice(prefix.length) : guid) || undefined;
}
