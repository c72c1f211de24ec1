/** Figures of different reports about the same thing: side by side, with the ratio and why they may differ, never averaged. */

import { FAR_RATIO, middleOf, SAME_RATIO } from "../document/figures.ts";
import type { Figure } from "../document/records.ts";
import type { Item, Link } from "../document/stored.ts";
import { contentStems, daysBetween, keyOf } from "./words.ts";

/** Counts of something that goes on change by themselves; reports further apart than this speak of different days. */
const MOST_DAYS = 14;
/** Share of the shorter description's words that the other has too. */
const SAME_THING = 0.7;

interface Count {
  readonly middle: number;
  readonly unit: string;
  readonly bound: string;
  readonly stems: readonly string[];
  /** Stems of the names among them. */
  readonly names: readonly string[];
  readonly period: string;
  readonly source: string;
  readonly day?: string;
}

export function figureItem(figure: Figure, source: string, day: string | undefined): Item | undefined {
  const middle = middleOf(figure);
  if (!(middle > 0) || figure.unit === "" || /^(?:day|week|month|year|hour|minute|second|decade|century)/.test(figure.unit)) return undefined;
  const about = `${figure.what?.text ?? ""} ${figure.whole?.text ?? ""}`;
  const stems = contentStems(about)
    .filter((stem) => !/\d/.test(stem))
    .slice(0, 8);
  const names = contentStems((about.match(/(?<![.!?]\s|^)\p{Lu}[\p{L}]+/gu) ?? []).join(" "));
  // "Net profit" is everybody's: a figure is told from its like by a name.
  if (stems.length < 2 || names.length === 0) return undefined;
  const payload: Count = {
    middle,
    unit: figure.unit,
    bound: figure.bound,
    stems,
    names,
    period: figure.period?.edtf ?? "",
    source,
    ...(day === undefined ? {} : { day }),
  };
  const others = stems.filter((stem) => !names.includes(stem)).slice(0, 5);
  const keys = names.slice(0, 3).flatMap((name) => others.map((other) => keyOf("figure", figure.unit, name, other)));
  return { id: figure.id, space: "figure", reportId: figure.reportId, day, keys, payload: JSON.stringify(payload) };
}

export function compareFigures(a: Count, b: Count): Link | undefined {
  if (a.unit !== b.unit || (a.period !== "" && b.period !== "" && a.period !== b.period)) return undefined;
  const apart = daysBetween(a.day, b.day);
  if (a.period === "" && (apart === undefined || apart > MOST_DAYS)) return undefined;
  if (!a.names.some((name) => b.names.includes(name))) return undefined;
  const common = a.stems.filter((stem) => b.stems.includes(stem)).length;
  if (common < 2 || common / Math.min(a.stems.length, b.stems.length) < SAME_THING) return undefined;
  const ratio = Math.max(a.middle, b.middle) / Math.min(a.middle, b.middle);
  if (ratio < SAME_RATIO || ratio > FAR_RATIO) return undefined;
  const why = [a.source === b.source ? "the same source" : `different sources (${a.source || "unnamed"}; ${b.source || "unnamed"})`];
  if (a.day !== b.day) why.push(`reported on ${a.day ?? "an unknown day"} and ${b.day ?? "an unknown day"}`);
  if (a.period !== b.period) why.push("one names its period");
  if (a.bound !== b.bound) why.push(`one is ${a.bound}, the other ${b.bound}`);
  return { score: Math.round(100 * ratio) / 100, kind: "contradicts", reason: why.join("; ") };
}
