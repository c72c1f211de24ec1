/** How often stances of each kind were right on judged sentences (data/lexicon/reliability.tsv, written by `npm run train -- reliability`). */

import { readRows } from "./table.ts";

export interface ReliabilityRow {
  readonly class: string;
  readonly how: string;
  readonly right: number;
  readonly judged: number;
}

export function readReliability(source: string): ReliabilityRow[] {
  return readRows(source).map(([kind, how, right, judged]) => ({ class: kind, how, right: Number(right), judged: Number(judged) }));
}
