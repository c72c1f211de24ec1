/** JSON lines: every record as on the wire, the rulings first; reads back to the same record. */

import type { Format } from "./export.ts";

/** First line of an export: what wrote it and which form it has. */
export const JSONL_HEAD = { kind: "onrecord", version: 1 } as const;

export const jsonlFormat: Format = {
  readsBack: true,
  extension: "jsonl",
  head: ({ rulings }) => [JSONL_HEAD, ...rulings.map((ruling) => ({ kind: "ruling", ...ruling }))].map(line).join(""),
  report: ({ report, records, source, reading, extractor }) =>
    [report, { kind: "kept", reportId: report.id, source, reading, extractor }, ...records].map(line).join(""),
  tail: () => "",
};

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
