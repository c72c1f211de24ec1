/** Weights of how a stance was read, and the levels they are told apart in (data/lexicon/reliability.tsv, written by `npm run train -- reliability`). */

import { readRows } from "./table.ts";

export interface ReliabilityTable {
  /** Of a logistic model: natural log of the odds. */
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
  /** From which chance on what share of judged readings was right, the lowest first. */
  readonly levels: readonly { readonly from: number; readonly right: number }[];
}

const BIAS = "bias";
const LEVEL = /^level (.*)$/;

export function readReliability(source: string): ReliabilityTable {
  const weights = new Map<string, number>();
  const levels: { from: number; right: number }[] = [];
  let bias = 0;
  for (const [name, value] of readRows(source)) {
    const from = LEVEL.exec(name)?.[1];
    if (from !== undefined) levels.push({ from: Number(from), right: Number(value) });
    else if (name === BIAS) bias = Number(value);
    else weights.set(name, Number(value));
  }
  return { bias, weights, levels: levels.sort((a, b) => a.from - b.from) };
}
