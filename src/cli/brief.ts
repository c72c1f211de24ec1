/** `onrecord brief FILE…|-`: one report as a readable page; several as the story's statements in order of time. */

import { writeFile } from "node:fs/promises";
import type { RecordOf } from "../document/records.ts";
import { InputError } from "../errors.ts";
import { makeReader } from "../pipeline.ts";
import { briefHtml } from "./brief-html.ts";
import { briefText, storyText } from "./brief-text.ts";
import type { Io } from "./io.ts";
import { checkRecords, recordLines } from "./records-out.ts";
import { loadResources } from "./resources.ts";
import { checkFlags, readSource, readSources, type SourceFlags, UsageError } from "./sources.ts";

export interface BriefFlags extends SourceFlags {
  readonly json?: boolean;
  readonly html?: string;
}

export async function runBrief(paths: readonly string[], flags: BriefFlags, io: Io): Promise<number> {
  checkFlags(flags);
  const reader = makeReader(loadResources());
  const all: RecordOf[][] = [];
  let failed = 0;
  for await (const raw of readSources(paths, flags, io)) {
    const source = readSource(raw, flags);
    if ("error" in source) {
      failed++;
      io.err(`failed: ${source.error.message}\n`);
      continue;
    }
    try {
      const records = reader.extract(source.report);
      checkRecords(records, source.report.text);
      all.push(records);
    } catch (error) {
      failed++;
      io.err(`failed: ${source.name}: ${(error as Error).message}\n`);
    }
  }
  if (flags.html !== undefined) await writePage(all, flags.html, io);
  else if (flags.json === true) for (const records of all) await io.out(recordLines(records));
  else if (all.length === 1) await io.out(briefText(all[0], io.terminal, io.width));
  else if (all.length > 1) await io.out(storyText(all, io.terminal, io.width));
  return failed === 0 ? 0 : 1;
}

async function writePage(all: readonly RecordOf[][], path: string, io: Io): Promise<void> {
  if (all.length !== 1) {
    if (all.length === 0) return;
    throw new UsageError(`--html: expected one report, came ${all.length}`);
  }
  try {
    await writeFile(path, briefHtml(all[0]));
  } catch (cause) {
    throw new InputError(
      "write/file",
      `${path}: the page cannot be written there (${(cause as Error).message}); name a file in a folder you may write to`,
      { cause },
    );
  }
  io.err(`page written to ${path}\n`);
}
