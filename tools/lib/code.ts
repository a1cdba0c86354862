// The one place that writes text of a contract into source code. Any text may come: none may end a string or a comment.

/** Source text of a JSON value. */
export function literal(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, null, indent);
  if (json === undefined) throw new TypeError(`not a JSON value: ${String(value)}`);
  return (
    json
      // Line ends to some parsers of JavaScript, and the end of a script to a parser of HTML.
      .replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
      .replaceAll("</", "<\\/")
      // As a plain key it would set the prototype.
      .replace(/(?<!\\)"__proto__":/g, '["__proto__"]:')
  );
}

/** Source text of a property's name in an object literal or a type. */
export function propertyName(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A documentation comment. Each text may have several lines. */
export function comment(texts: readonly string[], indent = ""): string {
  const lines = texts.flatMap((text) => text.split(/\r\n|[\r\n\u2028\u2029]/)).map(inComment);
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Text that is safe in a comment: nothing in it ends the comment, and control characters are shown as U+FFFD. */
export function inComment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced.
  return text.replaceAll("*/", "*\\/").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd");
}
