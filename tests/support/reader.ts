/** One reader for all tests that read whole texts: the models are loaded once. */

import { loadResources } from "../../src/cli/resources.ts";
import type { RecordOf, Statement } from "../../src/document/records.ts";
import { type Report, reportIdOf } from "../../src/document/report.ts";
import { makeReader, type Reader } from "../../src/pipeline.ts";

let made: Reader | undefined;

export function reader(): Reader {
  made ??= makeReader(loadResources());
  return made;
}

export function reportOf(text: string, fields: Partial<Report> = {}): Report {
  return { id: reportIdOf(text), text, notes: [], ...fields };
}

export function recordsOf(text: string, published?: string): RecordOf[] {
  return reader().extract(reportOf(text, published === undefined ? {} : { published, publishedHow: "given" }));
}

export function statementsOf(text: string, published?: string): Statement[] {
  return recordsOf(text, published).filter((record): record is Statement => record.kind === "statement");
}
