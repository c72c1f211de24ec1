/** A record as one flat row, for tables. */

import { partyOf } from "../document/party.ts";
import type { RecordOf } from "../document/records.ts";
import type { KeptReport } from "./export.ts";

export const COLUMNS = [
  "kind",
  "id",
  "reportId",
  "publisher",
  "published",
  "title",
  "url",
  "start",
  "end",
  "text",
  "party",
  "entityId",
  "day",
  "type",
  "value",
  "unit",
  "status",
  "confidence",
  "by",
  "json",
] as const;
export type Row = Record<(typeof COLUMNS)[number], string | number>;

/** Rows of a report: its own first. `json` is the whole record; the other cells say parts of it again. */
export function rowsOf({ report, records, source, reading, extractor, parties }: KeptReport): Row[] {
  const about = { publisher: report.publisher ?? "", published: report.published ?? "", title: report.title ?? "", url: report.url ?? "" };
  return [report, ...records].map((record) => {
    const own = record.kind === "report" ? { source, reading, extractor, ...record } : record;
    const party = partyOf(record);
    return {
      kind: record.kind,
      id: record.id,
      reportId: record.reportId,
      ...about,
      start: record.start,
      end: record.end,
      // The report's text stands in `json`; a table need not hold it twice.
      text: record.kind === "report" ? "" : record.text,
      party,
      entityId: parties.get(party) ?? "",
      ...factsOf(record),
      confidence: record.confidence,
      by: record.by,
      json: JSON.stringify(own),
    };
  });
}

function factsOf(record: RecordOf): Pick<Row, "day" | "type" | "value" | "unit" | "status"> {
  const facts = { day: "", type: "", value: "" as string | number, unit: "", status: "" };
  switch (record.kind) {
    case "statement":
      return { ...facts, day: record.said?.value ?? "", type: record.speechAct, status: record.quoteType };
    case "event":
      return { ...facts, day: record.date?.value ?? "", type: record.exported, status: record.realis };
    case "figure":
      return { ...facts, value: record.value ?? `${record.low ?? ""}..${record.high ?? ""}`, unit: record.unit, status: record.bound };
    case "timex":
      return { ...facts, day: record.value, type: record.type, value: record.edtf ?? "" };
    case "commitment":
      return { ...facts, day: record.made?.value ?? "", type: record.force, status: record.status };
    case "option":
      return { ...facts, day: record.last ?? "", status: record.status };
    case "mention":
      return { ...facts, type: record.type };
    case "mark":
      return { ...facts, type: record.use };
    default:
      return facts;
  }
}
