/** How often stances of each kind were right on judged readings (data/lexicon/reliability.tsv, written by `npm run train -- reliability`). */

import type { Stance } from "../document/records.ts";
import { readRows } from "./table.ts";

/** Intended: what one will do or calls for ("we will", "they must"), which is told plainly more often than what one thinks. */
export type Mood = "intended" | "told";

export interface ReliabilityRow {
  readonly how: string;
  readonly mood: Mood;
  readonly right: number;
  readonly judged: number;
}

export function moodOf(modality: Stance["modality"]): Mood {
  return modality === "will" || modality === "must" ? "intended" : "told";
}

export function readReliability(source: string): ReliabilityRow[] {
  return readRows(source).map(([how, mood, right, judged]) => ({ how, mood: mood as Mood, right: Number(right), judged: Number(judged) }));
}
