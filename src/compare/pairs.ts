/** Contradicting pairs: two items of one lane that speak opposite ways, both shown; candidates, never a verdict. */

import type { PositionItem } from "./items.ts";

export interface ContradictingPair {
  /** Ids of the items, the earlier first. */
  readonly earlier: PositionItem;
  readonly later: PositionItem;
  readonly score: number;
  readonly why: string;
}

const MOST = 5;
/** Items of a direction that are looked at: the surest. */
const LOOKED_AT = 40;

/**
 * The likeliest pairs first: surely read both, on different days, and each with others of its own direction around it rather than alone among
 * the opposite ones, which is how a misreading looks.
 */
export function contradictingPairs(items: readonly PositionItem[]): ContradictingPair[] {
  const spoken = items.filter(({ direction }) => direction !== 0);
  const dated = spoken.filter(({ day }) => day !== undefined).sort((a, b) => ((a.day as string) < (b.day as string) ? -1 : 1));
  const support = new Map(spoken.map((item) => [item.id, supportOf(item, dated)]));
  const worthOf = (item: PositionItem): number => item.reliability * (support.get(item.id) ?? 0.5);
  const best = (direction: number): PositionItem[] =>
    spoken
      .filter((item) => item.direction === direction)
      .sort((a, b) => worthOf(b) - worthOf(a) || (a.id < b.id ? -1 : 1))
      .slice(0, LOOKED_AT);
  const pairs: ContradictingPair[] = [];
  for (const plus of best(1)) {
    for (const minus of best(-1)) {
      if (plus.lane !== minus.lane || (plus.reportId === minus.reportId && plus.start === minus.start)) continue;
      const [earlier, later] = before(plus, minus) ? [plus, minus] : [minus, plus];
      // Told of an earlier time beside today's word is the clearest pair of all.
      const told = earlier.earlier !== later.earlier ? 1.15 : 1;
      const sameWay = plus.class === minus.class ? 1.1 : 1;
      const sameDay = plus.day !== undefined && plus.day === minus.day ? 0.9 : 1;
      pairs.push({ earlier, later, score: worthOf(plus) * worthOf(minus) * told * sameWay * sameDay, why: whyOf(earlier, later) });
    }
  }
  pairs.sort((a, b) => b.score - a.score || (a.earlier.id + a.later.id < b.earlier.id + b.later.id ? -1 : 1));
  // Each family once on a side: five times the same sentence is one pair.
  const seen = new Set<string>();
  return pairs
    .filter(({ earlier, later }) => {
      const keys = [`e${earlier.family}`, `l${later.family}`];
      if (keys.some((key) => seen.has(key))) return false;
      for (const key of keys) seen.add(key);
      return true;
    })
    .slice(0, MOST);
}

function before(a: PositionItem, b: PositionItem): boolean {
  if (a.earlier !== b.earlier) return a.earlier;
  return (a.day ?? a.source.published ?? "9999") <= (b.day ?? b.source.published ?? "9999");
}

/** Share of the nearest items in time that speak the same way; one half where there is nobody near. */
function supportOf(item: PositionItem, dated: readonly PositionItem[]): number {
  if (item.day === undefined) return 0.6;
  const at = dated.indexOf(item);
  const near = dated.slice(Math.max(0, at - 3), at + 4).filter((other) => other !== item && other.family !== item.family);
  if (near.length === 0) return 0.5;
  const same = near.filter(({ direction }) => direction === item.direction).length;
  return 0.25 + 0.75 * ((same + 0.5) / (near.length + 1));
}

function whyOf(earlier: PositionItem, later: PositionItem): string {
  const side = ({ direction }: PositionItem): string => (direction > 0 ? "for" : "against");
  return `${side(earlier)} ${earlier.earlier ? "at an earlier time" : `on ${earlier.day ?? "an unknown day"}`}, ${side(later)} on ${later.day ?? later.source.published ?? "an unknown day"}`;
}
