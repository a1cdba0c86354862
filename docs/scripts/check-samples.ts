import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { PageError } from "./page.ts";
import { run, type Surroundings, shape, surround } from "./run-sample.ts";

const root = join(import.meta.dirname, "../..");
/** How many run at once: some wait, and the pages are made at the same time. */
const atOnce = 3;

/**
 * Runs every program of a folder, and compares what it prints with the `.out` beside it.
 *
 * @throws {PageError} at the first that fails, or prints something else; not before all that have begun have ended
 */
export async function checkSamples(folder: string): Promise<void> {
  const names = (await readdir(folder)).sort();
  const place = (name: string) => relative(root, join(folder, name));
  const stranger = names.find((name) => !/\.(ts|sh|out)$/.test(name));
  if (stranger) throw new PageError(place(stranger), 1, "nothing here runs this. A sample ends in .ts or .sh.");
  const programs = names.filter((name) => !name.endsWith(".out"));
  const idle = names.find((name) => name.endsWith(".out") && !programs.some((program) => outOf(program) === name));
  if (idle) throw new PageError(place(idle), 1, "no program prints this. Write it, or remove the file.");
  if (programs.length === 0) return;

  const surroundings = await surround();
  const waiting = [...programs];
  const worker = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      try {
        await checkSample(folder, name, surroundings, place);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  await surroundings.close();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

async function checkSample(
  folder: string,
  name: string,
  { env }: Surroundings,
  place: (name: string) => string,
): Promise<void> {
  const out = outOf(name);
  const expected = await readFile(join(folder, out), "utf8").catch(() => {
    throw new PageError(place(name), 1, `there is no ${out} with what it prints.`);
  });
  const printed = await run(name, folder, env).catch((error: Error & { stderr?: string; killed?: boolean }) => {
    const said = error.killed ? "it does not come to an end" : (error.stderr ?? error.message).trim();
    throw new PageError(place(name), lineOf(name, said), `the sample fails.\n${withoutStack(said)}`);
  });
  const [want, got] = [shape(expected).split("\n"), shape(printed).split("\n")];
  const at = Array.from({ length: Math.max(want.length, got.length) }).findIndex((_, at) => want[at] !== got[at]);
  if (at === -1) return;
  const line = printed.trim().split("\n")[at];
  const found = line === undefined ? "nothing more" : `\`${line}\` here`;
  throw new PageError(place(out), at + 1, `${name} prints ${found}. Mend the program, or the file.`);
}

function outOf(name: string): string {
  return name.replace(/\.\w+$/, ".out");
}

/** Line of the program that Node's stack or bash names. */
function lineOf(name: string, said: string): number {
  const file = name.replaceAll(".", "\\.");
  return Number(new RegExp(`${file}:(?: line )?(\\d+)`).exec(said)?.[1] ?? 1);
}

/** What a program complains of: the message is for the reader, the path through libraries is not. */
function withoutStack(said: string): string {
  return said.replace(/\n +at .*/g, "").replaceAll(`file://${root}/`, "");
}
