import { type Contract, keysOf } from "@cc-contract/spec/model/contract";
import { listOperations } from "@cc-contract/spec/model/operations";

/** Who is affected at a pointer: `NAME (requests)` or `NAME (responses)` for each operation that reaches it. */
export type UsersAt = (pointer: string) => string[];

/** Finds who uses what, in a contract. By default, everyone. */
export function usersOf(contract: Contract): UsersAt {
  const users = new Map<string, Set<string>>();
  for (const { operationId, path, method } of listOperations(contract)) {
    const { responses, ...request } = (contract.paths[path] as Record<string, object>)[method] as { responses: object };
    const at = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
    add(`${at}/responses`, responses, `${operationId} (responses)`);
    add(at, request, `${operationId} (requests)`);
  }
  return (pointer) => {
    const place = pointer.replace(/^#/, "");
    const known = [...users.keys()].find((one) => place === one || place.startsWith(`${one}/`));
    return [...(users.get(known ?? "") ?? [])];
  };

  function add(place: string, value: unknown, user: string): void {
    const own = users.get(place) ?? new Set();
    if (own.has(user)) return;
    users.set(place, own.add(user));
    JSON.stringify(value, (key, one) => {
      if (key === "$ref" && typeof one === "string") {
        const target = keysOf(one.slice(1)).reduce<unknown>((part, name) => Object(part)[name], contract);
        add(one.slice(1), target, user);
      }
      return one;
    });
  }
}
