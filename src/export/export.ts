/** The record in other people's formats: one line a format. Each turns pages of reports into text, piece by piece. */

import type { RecordOf, ReportRecord } from "../document/records.ts";
import type { Ruling } from "../document/stored.ts";
import { annotationFormat } from "./annotation.ts";
import { csvFormat } from "./csv.ts";
import { ftmFormat } from "./ftm.ts";
import { jsonlFormat } from "./jsonl.ts";
import { cameoFormat, ploverFormat } from "./plover.ts";
import { schemaOrgFormat } from "./schema-org.ts";
import { timexFormat } from "./timex.ts";

/** A report with its records and what is kept about it. */
export interface KeptReport {
  readonly report: ReportRecord;
  readonly records: readonly RecordOf[];
  readonly source: string;
  readonly reading: string;
  readonly extractor: string;
  /** Entity of each name of the report. */
  readonly parties: ReadonlyMap<string, string>;
}

/** Entities and what came of commitments, over all reports. */
export interface ExportContext {
  readonly rulings: readonly Ruling[];
  readonly entities: readonly ExportedEntity[];
  readonly commitments: readonly ExportedCommitment[];
}

export interface ExportedEntity {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly country: string | undefined;
  readonly aliases: readonly string[];
  readonly roles: readonly { readonly title: string; readonly of: string; readonly from?: string; readonly to?: string }[];
  readonly reports: number;
}

export interface ExportedCommitment {
  readonly id: string;
  readonly actor: string;
  /** Entity of the actor, where its report names it. */
  readonly actorId: string | undefined;
  readonly force: string;
  readonly action: string;
  readonly status: string;
  readonly made: string | undefined;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  /** Sentence and day of the last evidence. */
  readonly evidence: string | undefined;
  readonly evidenceDay: string | undefined;
}

export interface Format {
  /** Whether `onrecord import` reads it back to the same record. */
  readonly readsBack: boolean;
  readonly extension: string;
  head(context: ExportContext): string;
  /** @param first whether nothing was written after the head yet */
  report(kept: KeptReport, first: boolean): string;
  tail(context: ExportContext, first: boolean): string;
}

export const FORMATS = {
  jsonl: jsonlFormat,
  csv: csvFormat,
  annotation: annotationFormat,
  claimreview: schemaOrgFormat,
  plover: ploverFormat,
  cameo: cameoFormat,
  ftm: ftmFormat,
  timex: timexFormat,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS | "parquet";
export const FORMAT_NAMES: readonly FormatName[] = [...(Object.keys(FORMATS) as (keyof typeof FORMATS)[]), "parquet"];
