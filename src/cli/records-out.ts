/** The last check before records leave: the schema, and that every span slices back to its text. */

import { type RecordOf, RecordSchema } from "../document/records.ts";
import { spansOf } from "../document/spans.ts";

/**
 * @throws TypeError when a record is not what the wire format promises: a defect of onrecord, never of the report
 */
export function checkRecords(records: readonly RecordOf[], text: string): void {
  for (const record of records) {
    const parsed = RecordSchema.safeParse(record);
    if (!parsed.success) throw new TypeError(`record ${record.id} breaks its schema: ${parsed.error.message}`);
  }
  checkSpans(records, text);
}

/** @throws TypeError when a span does not slice back to its text */
export function checkSpans(records: readonly RecordOf[], text: string): void {
  for (const record of records) {
    for (const span of spansOf(record)) {
      if (text.slice(span.start, span.end) !== span.text) {
        throw new TypeError(
          `record ${record.id}: text at ${span.start}-${span.end} is ${JSON.stringify(text.slice(span.start, span.end))}, the record says ${JSON.stringify(span.text)}`,
        );
      }
    }
  }
}

/** One JSON object a line, with a line feed after each. */
export function recordLines(records: readonly RecordOf[]): string {
  let out = "";
  for (const record of records) out += `${JSON.stringify(record)}\n`;
  return out;
}
