/** The last check before records leave: the schema, and that every span slices back to its text. */

import { type RecordOf, RecordSchema, type TextSpan } from "../document/records.ts";

function spansOf(record: RecordOf): TextSpan[] {
  const own = [{ start: record.start, end: record.end, text: record.text }];
  if (record.kind !== "statement") return own;
  const { speaker, cue, content, addressee, medium, place, condition, quotations, said } = record;
  const optional = [speaker.span, speaker.evidence, cue, addressee, medium, place, condition, said?.evidence];
  return [...own, ...content, ...quotations, ...optional.filter((span): span is TextSpan => span !== undefined && span !== null)];
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
