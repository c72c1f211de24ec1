/** Parquet: the rows of the CSV export as typed columns, for data frames and SQL engines. */

import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { KeptReport } from "./export.ts";
import { COLUMNS, type Row, rowsOf } from "./rows.ts";

const NUMBERS: ReadonlySet<string> = new Set(["start", "end"]);

export interface ParquetFile {
  add(kept: readonly KeptReport[]): void;
  /** The whole file; nothing can be added after. Memory: its size. */
  finish(): Uint8Array;
}

export function makeParquetFile(): ParquetFile {
  const writer = new ByteWriter();
  const schema = [
    { name: "root", num_children: COLUMNS.length },
    ...COLUMNS.map((name) =>
      NUMBERS.has(name)
        ? { name, type: "INT32" as const, repetition_type: "REQUIRED" as const }
        : name === "confidence"
          ? { name, type: "DOUBLE" as const, repetition_type: "REQUIRED" as const }
          : { name, type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, repetition_type: "REQUIRED" as const },
    ),
  ];
  const file = new ParquetWriter({ writer, schema });
  return {
    add(kept) {
      const rows: Row[] = kept.flatMap(rowsOf);
      if (rows.length === 0) return;
      file.write({
        columnData: COLUMNS.map((name) => ({
          name,
          data: rows.map((row) => (NUMBERS.has(name) || name === "confidence" ? Number(row[name]) : String(row[name]))),
        })),
        rowGroupSize: rows.length,
      });
    },
    finish() {
      file.finish();
      return new Uint8Array(writer.getBuffer());
    },
  };
}
