/** The reports of a command's arguments, one by one: a file, standard input, or the lines of an NDJSON file. */

import type { Report } from "../document/report.ts";
import { InputError } from "../errors.ts";
import { readDay } from "../extract/times/calendar.ts";
import { decodeText } from "../read/decode.ts";
import { INPUT_KINDS, type InputKind, inputKindOf, readDocument, readReportLine } from "../read/reports.ts";
import type { Io } from "./io.ts";

export interface SourceFlags {
  readonly input?: string;
  readonly published?: string;
}

/** The flags that reading needs, alone: what a worker can be sent. */
export function sourceFlagsOf({ input, published }: SourceFlags): SourceFlags {
  return { ...(input === undefined ? {} : { input }), ...(published === undefined ? {} : { published }) };
}

/** A report that was read, or why it could not be. */
export type Sourced = { readonly name: string; readonly report: Report } | { readonly name: string; readonly error: Error };

/** A line of NDJSON that is still to be read, so that a worker can do it; or a report. */
export type RawSource = { readonly name: string; readonly line: string } | Sourced;

/** @throws UsageError for flags that make no sense */
export function checkFlags(flags: SourceFlags): { input: InputKind | undefined; published: string | undefined } {
  if (flags.input !== undefined && !INPUT_KINDS.includes(flags.input as InputKind)) {
    throw new UsageError(`--input: expected ${INPUT_KINDS.join(", ")}, came ${JSON.stringify(flags.input)}`);
  }
  if (flags.published !== undefined && (readDay(flags.published) === undefined || flags.published.length !== 10)) {
    throw new UsageError(`--published: expected a day YYYY-MM-DD, came ${JSON.stringify(flags.published)}`);
  }
  return { input: flags.input as InputKind | undefined, published: flags.published };
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

/** Every report of the arguments in order. A file that cannot be read gives its error and the rest goes on. */
export async function* readSources(paths: readonly string[], flags: SourceFlags, io: Io): AsyncGenerator<RawSource> {
  const { input, published } = checkFlags(flags);
  const options = published === undefined ? {} : { published };
  for (const path of paths) {
    const name = path === "-" ? "standard input" : path;
    try {
      if ((input ?? (path === "-" ? undefined : inputKindOf(path, ""))) === "ndjson") {
        yield* numbered(io.lines(path), name);
        continue;
      }
      const bytes = await io.read(path);
      if (path === "-" && input === undefined && looksLikeJson(bytes)) {
        const lines = decodeText(bytes, name).text.split("\n");
        yield* lines.flatMap((line, at) => (line.trim() === "" ? [] : [{ name: `${name}, line ${at + 1}`, line }]));
        continue;
      }
      yield { name, report: await readDocument(bytes, name, input, options) };
    } catch (error) {
      yield {
        name,
        error:
          error instanceof InputError
            ? error
            : new InputError("read/failed", `${name}: could not be read (${(error as Error).message})`, { cause: error }),
      };
    }
  }
}

async function* numbered(lines: AsyncIterable<string>, name: string): AsyncGenerator<RawSource> {
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() !== "") yield { name: `${name}, line ${number}`, line };
  }
}

function looksLikeJson(bytes: Uint8Array): boolean {
  return /^\s*\{\s*"/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

/** Reads what is still a line. */
export function readSource(source: RawSource, flags: SourceFlags): Sourced {
  if (!("line" in source)) return source;
  try {
    return {
      name: source.name,
      report: readReportLine(source.line, source.name, flags.published === undefined ? {} : { published: flags.published }),
    };
  } catch (error) {
    return { name: source.name, error: error as Error };
  }
}
