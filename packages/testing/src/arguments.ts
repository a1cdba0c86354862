import { type ParseArgsConfig, parseArgs } from "node:util";

/** Options of a command, by name. An option without a value is a flag. */
export type OptionTable = Record<string, { takes?: string; help: string; multiple?: true }>;

type Value<Option> = Option extends { multiple: true } ? string[] : Option extends { takes: string } ? string : boolean;

/** Reads the arguments of a command. With `--help`, prints the usage and returns undefined. */
export function readArguments<const Table extends OptionTable>(
  [head, foot = ""]: readonly [head: string, foot?: string],
  table: Table,
  args: string[],
): { [Name in keyof Table]?: Value<Table[Name]> } | undefined {
  const options: ParseArgsConfig["options"] = { help: { type: "boolean" } };
  for (const [name, { takes, multiple = false }] of Object.entries(table))
    options[name] = takes ? { type: "string", multiple } : { type: "boolean" };
  const { values } = parseArgs({ args, options });
  if (!values.help) return values as { [Name in keyof Table]?: Value<Table[Name]> };
  const names = Object.entries(table).map(([name, { takes }]) => `--${name}${takes ? ` ${takes}` : ""}`);
  const width = Math.max(...names.map(({ length }) => length));
  const lines = Object.values(table).map(({ help }, index) => `  ${names[index]?.padEnd(width)}  ${help}`);
  console.log([head, lines.join("\n"), foot].filter(Boolean).join("\n\n"));
  return undefined;
}
