/** What is wrong with a workflow, and in which line. */
export interface Finding {
  line: number;
  message: string;
}

/** Actions that are named by a tag, which can be moved. The comment tells people and Renovate which version it is. */
export function findUnpinned(text: string): Finding[] {
  return findIn(text, /\buses: *(.*)$/, (uses) =>
    /^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses)
      ? undefined
      : `not pinned as OWNER/NAME@COMMIT # vX.Y.Z: ${uses}`,
  );
}

/** What pnpm doesn't do alone and the root has no script for. */
export function findUnknownScripts(text: string, scripts: Record<string, string>): Finding[] {
  const known = [...Object.keys(scripts), "exec", "sbom"];
  return findIn(text, /pnpm@12 (?:--\S+ )*([\w:]+)/, (script) =>
    known.includes(script) ? undefined : `the root has no script ${script}`,
  );
}

function findIn(text: string, what: RegExp, judge: (found: string) => string | undefined): Finding[] {
  return text.split("\n").flatMap((content, index) => {
    const [, found] = what.exec(content) ?? [];
    const message = found === undefined ? undefined : judge(found);
    return message === undefined ? [] : [{ line: index + 1, message }];
  });
}
