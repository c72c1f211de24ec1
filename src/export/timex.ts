/** Time expressions as JSON lines with TIMEX3 attributes (ISO 24617-1) and EDTF intervals (ISO 8601-2). */

import type { Timex } from "../document/records.ts";
import type { Format } from "./export.ts";

export const timexFormat: Format = {
  readsBack: false,
  extension: "jsonl",
  head: () => "",
  report: ({ report, records }) =>
    records
      .filter((record): record is Timex => record.kind === "timex")
      .map((timex, at) => `${JSON.stringify(timexOf(timex, at, report.published))}\n`)
      .join(""),
  tail: () => "",
};

function timexOf(
  { id, reportId, start, end, text, type, value, mod, edtf, anchor, how, confidence }: Timex,
  at: number,
  published: string | undefined,
): object {
  return {
    id,
    reportId,
    timex3: { tid: `t${at + 1}`, type, value, ...(mod === undefined ? {} : { mod }), ...(anchor === "published" ? { anchorTimeID: "t0" } : {}) },
    edtf: edtf ?? null,
    documentCreationTime: published ?? null,
    how,
    start,
    end,
    text,
    confidence,
  };
}
