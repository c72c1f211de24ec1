/** A report as it enters the pipeline: its text and what is known about it from outside the text. */

import { hashRange, mix } from "../model/hash.ts";
import type { RecordNote } from "./records.ts";

/** A part of a text by its offsets, half open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What a speaker of a transcript said, by its place in the report's text. */
export interface SpeakerTurn extends TextRange {
  readonly speaker: string;
}

export interface Report {
  readonly id: string;
  /** The exact string all offsets refer to. */
  readonly text: string;
  readonly url?: string;
  readonly publisher?: string;
  readonly title?: string;
  readonly byline?: string;
  /** YYYY-MM-DD, given by the caller or read from metadata. */
  readonly published?: string;
  readonly publishedHow?: "given" | "read";
  /** A transcript's turns; absent for running text. */
  readonly turns?: readonly SpeakerTurn[];
  readonly notes: readonly RecordNote[];
}

/** Longest text that is read, in UTF-16 units. */
export const MAX_REPORT_CHARS = 2_000_000;

/** The labels of a transcript's turns in its text ("REKK: "); none where the speakers' names are data alone. */
export function labelsIn({ text, turns = [] }: Report): TextRange[] {
  return turns
    .map(({ start }) => ({ start: text.lastIndexOf("\n", start - 1) + 1, end: start }))
    .filter(({ start, end }) => text.slice(start, end).trimEnd().endsWith(":"));
}

/** An id made from the text: the same text has the same id anywhere. 64 bits as hex. */
export function reportIdOf(text: string): string {
  const first = hashRange(text, 0, text.length);
  let second = mix(first, text.length);
  for (let at = 0; at < text.length; at += 1) second = Math.imul(second ^ text.charCodeAt(at), 0x85ebca6b) + 0x5bd1;
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");
  return `r${hex(first)}${hex(second)}`;
}
