/** How surely a stance of its kind tells the direction, as counted on judged sentences. */

import type { Stance } from "../document/records.ts";
import type { ReliabilityRow } from "../lexicon/reliability.ts";

/** Judged sentences that the rate of a wider kind counts for. */
const PRIOR = 6;
/** Nothing that no person has confirmed is surer than this. */
const MOST = 0.92;

/** Share right of a class and kind of holder, drawn towards the class and that towards all: 0..1. */
export function reliabilities(rows: readonly ReliabilityRow[]): (stance: Pick<Stance, "class" | "holder">) => number {
  const rate = (some: readonly ReliabilityRow[], wider: number): number => {
    const right = some.reduce((sum, row) => sum + row.right, 0);
    const judged = some.reduce((sum, row) => sum + row.judged, 0);
    return (right + PRIOR * wider) / (judged + PRIOR);
  };
  const all = rate(rows, 0.5);
  const known = new Map<string, number>();
  return ({ class: kind, holder }) => {
    const key = `${kind}/${holder.how}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const byClass = rate(
      rows.filter((row) => row.class === kind),
      all,
    );
    const byHow = rate(
      rows.filter((row) => row.how === holder.how),
      all,
    );
    const own = rate(
      rows.filter((row) => row.class === kind && row.how === holder.how),
      (byClass + byHow) / 2,
    );
    const made = Math.min(MOST, own);
    known.set(key, made);
    return made;
  };
}
