/**
 * Figures of different sources about the same thing: shown side by side with the ratio and why they may differ, never averaged.
 * Shares of different wholes and figures of different years are no disagreement.
 */

import { FAR_RATIO, middleOf, SAME_RATIO } from "../../document/figures.ts";
import type { Disagreement, Figure } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";

const STOP =
  /^(?:the|a|an|of|in|on|for|to|and|or|by|with|from|at|that|this|these|its|their|his|her|has|have|had|was|were|is|are|be|been|about|more|than|less|least|most|some|all|total|billion|million|thousand|per|percent|after|before|which|who|it|as|not|could|would|will|said)$/;

/** How many figures of its unit further on a figure is compared with: two counts of one thing stand near each other. */
const NEAR_FIGURES = 60;

/** Disagreements between the figures of one report; the order of the figures is the greater first. O(figures). */
export function findDisagreements(report: Report, figures: readonly Figure[]): Disagreement[] {
  const out: Disagreement[] = [];
  const byUnit = new Map<string, Figure[]>();
  for (const b of figures) {
    const earlier = byUnit.get(b.unit) ?? [];
    byUnit.set(b.unit, earlier);
    earlier.push(b);
    for (const a of earlier.slice(-NEAR_FIGURES - 1, -1)) {
      if (!comparable(a, b)) continue;
      const [high, low] = middleOf(a) >= middleOf(b) ? [a, b] : [b, a];
      const ratio = middleOf(high) / middleOf(low);
      if (!(ratio >= SAME_RATIO && ratio <= FAR_RATIO)) continue;
      const start = Math.min(a.start, b.start);
      const end = Math.max(a.end, b.end);
      out.push({
        kind: "disagreement",
        id: `${report.id}/disagreement/${a.start}-${b.end}`,
        reportId: report.id,
        start,
        end,
        text: report.text.slice(start, end),
        by: "rule:disagreements",
        confidence: Math.round(100 * Math.min(a.confidence, b.confidence) * 0.8) / 100,
        notes: [],
        figures: [high.id, low.id],
        ratio: Math.round(ratio * 100) / 100,
        reason: reasonOf(a, b),
      });
    }
  }
  return out;
}

/** Same unit, different sources, about the same things, and not of different wholes or times. */
function comparable(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || a.unit === "" || middleOf(a) <= 0 || middleOf(b) <= 0) return false;
  if (/^(?:day|week|month|year|hour|minute|second|decade|century|year of age)/.test(a.unit)) return false;
  const [first, second] = [sourceOf(a), sourceOf(b)];
  if (first === second || first === "" || second === "") return false;
  if (a.unit === "percent" || a.unit === "share") {
    if (a.whole === undefined || b.whole === undefined || !sameWords(a.whole.text, b.whole.text)) return false;
  }
  if (a.period !== undefined && b.period !== undefined && a.period.edtf !== b.period.edtf && !periodsMeet(a.period.edtf, b.period.edtf)) return false;
  return about(a, b);
}

function sourceOf({ sourceChain }: Figure): string {
  return (sourceChain[0]?.entityId ?? sourceChain[0]?.name ?? "").toLowerCase();
}

/** Whether two EDTF periods share a year. */
function periodsMeet(a: string, b: string): boolean {
  const range = (edtf: string): [number, number] => {
    const [from, to = from] = edtf.split("/");
    return [Number(from.slice(0, 4)) || 0, to === ".." ? 9999 : Number(to.slice(0, 4)) || 9999];
  };
  const [a0, a1] = range(a);
  const [b0, b1] = range(b);
  return a0 <= b1 && b0 <= a1;
}

/** Money is compared when the passages are near and spent on the same parties; counts when they count the same noun. */
function about(a: Figure, b: Figure): boolean {
  if (/^[A-Z]{3}$/.test(a.unit)) return sharedWords(contextOf(a), contextOf(b)) >= 2 || b.start - a.end < 400;
  if (a.unit.includes(" ") || /^[a-z]/.test(a.unit)) return sharedWords(contextOf(a), contextOf(b)) >= 1;
  return false;
}

function contextOf(figure: Figure): Set<string> {
  const words = `${figure.what?.text ?? ""} ${figure.whole?.text ?? ""}`.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP.test(word)).map((word) => word.replace(/s$/, "")));
}

function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string): string => (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !STOP.test(word)).join(" ");
  return words(a) === words(b);
}

function reasonOf(a: Figure, b: Figure): string {
  const reasons = [`different sources (${a.sourceChain[0]?.name ?? "unnamed"}; ${b.sourceChain[0]?.name ?? "unnamed"})`];
  if (a.period?.edtf !== b.period?.edtf) reasons.push(`different periods (${a.period?.edtf ?? "not given"}; ${b.period?.edtf ?? "not given"})`);
  if (a.what?.text !== b.what?.text) reasons.push("the words around them describe different scopes");
  if (a.bound !== b.bound) reasons.push(`one is ${a.bound}, the other ${b.bound}`);
  return reasons.join("; ");
}
