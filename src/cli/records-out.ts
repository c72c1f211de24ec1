/** The last check before records leave: the schema, and that every span slices back to its text. */

import { type RecordOf, RecordSchema, type TextSpan } from "../document/records.ts";

/** Every span of a record, at whatever depth: an object with `start`, `end` and `text`. */
function spansOf(value: unknown, found: TextSpan[] = []): TextSpan[] {
  if (Array.isArray(value)) for (const item of value) spansOf(item, found);
  else if (typeof value === "object" && value !== null) {
    const { start, end, text } = value as Partial<TextSpan>;
    if (typeof start === "number" && typeof end === "number" && typeof text === "string") found.push({ start, end, text });
    for (const item of Object.values(value)) if (typeof item === "object") spansOf(item, found);
  }
  return found;
}

/**
 * @throws TypeError when a record is not what the wire format promises: a defect of onrecord, never of the report
 */
export function checkRecords(records: readonly RecordOf[], text: string): void {
  for (const record of records) {
    const parsed = RecordSchema.safeParse(record);
    if (!parsed.success) throw new TypeError(`record ${record.id} breaks its schema: ${parsed.error.message}`);
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
