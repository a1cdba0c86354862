const known = /* @__PURE__ */ new Map<string, RegExp>();

/** The regular expression of a pattern, cached. */
export function regExp(pattern: string): RegExp {
  const made = known.get(pattern) ?? new RegExp(pattern, "u");
  known.set(pattern, made);
  return made;
}
