/** CSV (RFC 4180) for spreadsheets: no cell can be taken for a formula; `json` holds the whole record, so that it reads back. */

import { stringify } from "csv-stringify/sync";
import type { Format } from "./export.ts";
import { COLUMNS, type Row, rowsOf } from "./rows.ts";

export const csvFormat: Format = {
  readsBack: true,
  extension: "csv",
  // With the mark that tells spreadsheets it is UTF-8.
  head: ({ rulings }) =>
    `\ufeff${lines([Object.fromEntries(COLUMNS.map((name) => [name, name]))])}${lines(rulings.map((ruling) => ({ kind: "ruling", id: ruling.id, json: JSON.stringify(ruling) })))}`,
  report: (kept) => lines(rowsOf(kept)),
  tail: () => "",
};

function lines(rows: readonly Partial<Record<keyof Row, string | number>>[]): string {
  return rows.length === 0
    ? ""
    : stringify(
        rows.map((row) => COLUMNS.map((name) => safeCell(row[name] ?? ""))),
        // The writer quotes a cell for its own line end; a line feed alone ends a line for others.
        { record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
      );
}

/** A spreadsheet runs what begins with one of these; an apostrophe before it makes it text. */
function safeCell(value: string | number): string | number {
  return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
