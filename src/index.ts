/** The public API of onrecord. */

export { loadResources } from "./cli/resources.ts";
export { Doc } from "./document/doc.ts";
export type { Mark, Mention, RecordOf, ReportRecord, Said, Speaker, Statement, TextSpan, Timex } from "./document/records.ts";
export { MAX_REPORT_CHARS, type Report, reportIdOf } from "./document/report.ts";
export { InputError, ModelError, NotFoundError } from "./errors.ts";
export { type Annotator, makeAnnotator, makeReader, type Reader, type Resources } from "./pipeline.ts";
export { readDocument, readReportLine } from "./read/reports.ts";
