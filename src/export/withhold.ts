/** Records without the reports' words: offsets, hashes and fragments under 90 characters, for those who may not pass texts on. */

import { createHash } from "node:crypto";
import type { RecordOf } from "../document/records.ts";
import type { KeptReport } from "./export.ts";

/** A fragment has fewer characters than this. */
export const FRAGMENT_CHARS = 90;

export function withholdText(kept: KeptReport): KeptReport {
  const { text, title } = kept.report;
  return {
    ...kept,
    report: {
      ...(shorten(kept.report) as KeptReport["report"]),
      text: "",
      ...(title === undefined ? {} : { title: fragment(title) }),
      ...hashes(text),
    } as KeptReport["report"],
    records: kept.records.map((record) => shorten(record) as RecordOf),
  };
}

/** Every string cut to a fragment; beside a `text` that was cut stands the hash of the whole. */
export function shorten(value: unknown): unknown {
  if (typeof value === "string") return fragment(value);
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== "object" || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    // Ids are no text of the report, and a cut one leads nowhere.
    out[key] = /(?:^id|Id|^from|^within|^pointsTo|^figures|^reverses|^sameAs|^url)$/.test(key) ? inner : shorten(inner);
    if (key === "text" && typeof inner === "string" && inner.length >= FRAGMENT_CHARS) Object.assign(out, hashes(inner));
  }
  return out;
}

function fragment(text: string): string {
  return text.length < FRAGMENT_CHARS ? text : `${text.slice(0, FRAGMENT_CHARS - 2)}…`;
}

function hashes(text: string): { textHash: string; textLength: number } {
  return { textHash: `sha256:${createHash("sha256").update(text).digest("hex")}`, textLength: text.length };
}
