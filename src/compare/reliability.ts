/** How surely a stance of its kind tells the direction, as counted on judged readings. */

import type { Stance } from "../document/records.ts";
import { moodOf, type ReliabilityRow } from "../lexicon/reliability.ts";

/** Judged readings that the rate of a wider kind counts for: with it the judged ones foretell each other best (ten parts, each by the other nine). */
const PRIOR = 40;

/** Share right of a kind of holder and mood, drawn towards that of each, and those towards all: 0..1. */
export function reliabilities(rows: readonly ReliabilityRow[]): (stance: Pick<Stance, "modality" | "holder">) => number {
  const rate = (some: readonly ReliabilityRow[], wider: number): number => {
    const right = some.reduce((sum, row) => sum + row.right, 0);
    const judged = some.reduce((sum, row) => sum + row.judged, 0);
    return (right + PRIOR * wider) / (judged + PRIOR);
  };
  const all = rate(rows, 0.5);
  const known = new Map<string, number>();
  return ({ modality, holder: { how } }) => {
    const mood = moodOf(modality);
    const key = `${how}/${mood}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const ofHow = rows.filter((row) => row.how === how);
    const ofMood = rows.filter((row) => row.mood === mood);
    const own = rate(
      ofHow.filter((row) => row.mood === mood),
      (rate(ofHow, all) + rate(ofMood, all)) / 2,
    );
    known.set(key, own);
    return own;
  };
}
