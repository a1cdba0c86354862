import { type Count, sumOf } from "@cc-contract/spec/keywords/count";
import { pagingOf, requestFields } from "../../fields.ts";
import { valueAt } from "../../value-at.ts";
import { fieldPlace, type Rule } from "./rule.ts";

/** A list without further pages has all counted items. The maximum is a rule of the contract. */
export const complete: Rule = (about) => {
  const { contract, operation, request, paged } = about;
  const fields = requestFields(contract, operation);
  const [skipped, limit] = (["property", "factor"] as const).map((role) => {
    const field = fields.find(({ name, parent }) => pagingOf(parent)?.[role] === name);
    return field && valueAt(request, field.path);
  });
  return about.fields.flatMap((field) => {
    const rule = field.schema["x-count"] as Count | undefined;
    const items = rule && (field.value as Record<string, unknown>)[rule.list];
    if (!rule || !Array.isArray(items)) return [];
    // A full page may not be the last.
    const isPart =
      paged !== false && (Number(skipped ?? 0) > 0 || items.length >= Number(limit ?? Number.POSITIVE_INFINITY));
    const sum = sumOf(field.value as Record<string, unknown>, rule.least);
    if (isPart || items.length >= sum) return [];
    const actual = `${items.length} items in ${rule.list}, but ${rule.least.join(" + ")} is ${sum}`;
    return [{ kind: "violation", place: fieldPlace(about, field, "x-count"), actual }];
  });
};
