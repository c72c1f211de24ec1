/** One source → its lines of records, or the reason there are none. A failed report never stops a batch. */

import type { Reader } from "../pipeline.ts";
import { checkRecords, recordLines } from "./records-out.ts";
import { type RawSource, readSource, type SourceFlags } from "./sources.ts";

export interface Extracted {
  readonly name: string;
  readonly lines: string;
  readonly records: number;
  /** Message of the failure; absent when the report was read. */
  readonly failure?: string;
}

export function extractSource(reader: Reader, raw: RawSource, flags: SourceFlags): Extracted {
  const source = readSource(raw, flags);
  const name = source.name;
  if ("error" in source) return { name, lines: "", records: 0, failure: source.error.message };
  try {
    const records = reader.extract(source.report);
    checkRecords(records, source.report.text);
    return { name, lines: recordLines(records), records: records.length };
  } catch (error) {
    return { name, lines: "", records: 0, failure: `${name}: ${(error as Error).message}` };
  }
}
