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

/** Countries of our own, with codes that ISO 3166 leaves to users, and one term of office. */
const COUNTRIES = "Karstan\tXA\tKarstani\tOrdava\nVelmora\tXB\tVelmoran\t\nTeskia\tXC\tTeskian\t\n";
const TERMS = "president\tXA\tRekk\t2026-01-10\n";

let invented: Reader | undefined;

/** Records of a text about invented countries that the lexicons know. */
export function inventedRecordsOf(text: string, published = "2026-05-08"): RecordOf[] {
  const resources = loadResources();
  const { lexicons } = resources;
  invented ??= makeReader({
    ...resources,
    lexicons: { ...lexicons, countries: lexicons["countries"] + COUNTRIES, "terms-of-office": lexicons["terms-of-office"] + TERMS },
  });
  return invented.extract(reportOf(text, { published, publishedHow: "given" }));
}
