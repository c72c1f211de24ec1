/** Prepared reports as bytes: they are handed from thread to thread without being taken apart on the way. */

import { deserialize, serialize } from "node:v8";
import type { PreparedReport } from "../document/stored.ts";

/** A prepared report, packed. */
export type PackedReport = Uint8Array<ArrayBuffer>;

export function packReport(prepared: PreparedReport): PackedReport {
  return serialize(prepared) as PackedReport;
}

/** @throws Error when the bytes are no packed report */
export function unpackReport(packed: PackedReport): PreparedReport {
  return deserialize(packed) as PreparedReport;
}
