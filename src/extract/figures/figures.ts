/**
 * Quantities → Figure records: what is counted, of which whole, for which period, and by whom it is given. Periods come from the
 * sentence's dates, sources from the statement that holds the figure and from "according to" and "based on".
 */

import type { Doc } from "../../document/doc.ts";
import type { Figure, FigureSource, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { Tree } from "../../document/tree.ts";
import type { Units } from "../../lexicon/units.ts";
import { periodAround } from "../times/period.ts";
import type { ResolvedTime } from "../times/times.ts";
import { whatOf, wholeOf } from "./about.ts";
import { countedLemmas, findQuantities, type Quantity } from "./quantities.ts";
import { sourcesOf, statementsBySentence } from "./sources.ts";

export interface FigureInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly tree: Tree;
  readonly units: Units;
  readonly times: readonly ResolvedTime[];
  readonly statements: readonly Statement[];
}

/** Figures of a report in text order. */
export function makeFigures(input: FigureInput): Figure[] {
  const { doc, report } = input;
  const figures: Figure[] = [];
  const told = statementsBySentence(doc, input.statements);
  const quantities = findQuantities(doc, input.units, { ones: false });
  const owned = comparedDates(input, quantities);
  const dates = datesBySentence(input);
  for (const quantity of quantities) {
    const from = doc.tokenAt(quantity.start);
    const end = quantity.counted && quantity.borrowed === undefined ? doc.end[quantity.counted.to - 1] : quantity.end;
    const to = doc.tokenAt(Math.max(quantity.start, end - 1)) + 1;
    if (isTime(input, quantity, from)) continue;
    const exact = quantity.low === quantity.high;
    const whole = wholeOf(doc, quantity, to);
    const sourceChain = sourcesOf(doc, input.tree, told.get(doc.sentenceOf(from)) ?? [], quantity.start, end, from);
    const about = whatOf(doc, input.tree, quantity, from, whole?.to ?? to);
    const what = about && isTold(about, sourceChain) && timeAt(input.times, doc.tokenAt(about.start)) === undefined ? about : undefined;
    const period =
      quantity.unit?.kind === "duration" || quantity.unit?.kind === "age"
        ? undefined
        : periodOf(doc, ofContent(doc, dates.get(doc.sentenceOf(from)) ?? [], told.get(doc.sentenceOf(from)) ?? [], quantity), from, quantity, owned);
    figures.push({
      kind: "figure",
      id: `${report.id}/figure/${quantity.start}-${end}`,
      reportId: report.id,
      start: quantity.start,
      end,
      text: report.text.slice(quantity.start, end),
      by: "rule:figures",
      confidence: quantity.unit === undefined && quantity.counted === undefined ? 0.6 : 0.85,
      notes: [],
      ...(exact ? { value: quantity.low } : { low: quantity.low, high: quantity.high }),
      unit: unitName(doc, quantity) || numberedNoun(what?.text),
      bound: quantity.bound,
      ...(what ? { what } : {}),
      ...(whole ? { whole: doc.spanOf(whole.from, whole.to) } : {}),
      ...(period ? { period } : {}),
      sourceChain,
    });
  }
  return figures;
}

/** ISO 4217 for money, the unit's name for measures, the counted noun otherwise; "share" for fractions. */
function unitName(doc: Doc, { unit, per, counted, share }: Quantity): string {
  const name = unit === undefined ? (share ? "share" : counted ? countedLemmas(doc, counted) : "") : unit.code || unit.name;
  return per === undefined ? name : `${name} per ${per}`;
}

/** Whether a phrase can be what a figure measures: not a number again, nor who gives it. */
function isTold({ start, end, text }: TextSpan, sources: readonly FigureSource[]): boolean {
  return /\p{L}/u.test(text) && !sources.some(({ span }) => span !== undefined && start <= span.start && span.end === end);
}

/** "The number of pupils rose to 4,100": what a number without a noun of its own counts. */
function numberedNoun(what: string | undefined): string {
  return /^(?:the )?(?:total |overall )?number of (?:the )?(\p{L}[\p{L} -]*?)s?$/iu.exec(what ?? "")?.[1].toLowerCase() ?? "";
}

/** A length or count of days that a date expression has taken: "the last three months", "two years ago". */
function isTime({ times }: FigureInput, quantity: Quantity, token: number): boolean {
  const timed = timeAt(times, token);
  if (timed === undefined) return false;
  if (timed.type === "DATE" || timed.type === "TIME") return quantity.unit === undefined || quantity.unit.kind === "duration";
  return timed.type === "SET";
}

/** The time expression that covers a token. O(log times). */
function timeAt(times: readonly ResolvedTime[], token: number): ResolvedTime | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle].to > token) high = middle;
    else low = middle + 1;
  }
  const time = times[low];
  return time !== undefined && time.from <= token ? time : undefined;
}

/** Words before a date that is not the figure's: "the highest since", "compared with", "more than in". */
const OF_SOMETHING_ELSE =
  /\bcompared (?:with|to) $|\bthan (?:in |on |during )?(?:the )?$|\b(?:\p{L}+est|most|least|worst|best|first(?: time)?|record)(?: [\p{L}-]+){0,4} since (?:the )?$/iu;

/** Characters before a date that are looked at. */
const REACH = 120;

function isOfSomethingElse(doc: Doc, first: number, time: ResolvedTime): boolean {
  const start = doc.start[time.from];
  const before = doc.text.slice(Math.max(doc.start[first], start - REACH), start);
  return OF_SOMETHING_ELSE.test(before) || (/\bfrom $/.test(before) && /^(?:a|one|the same|the previous) /i.test(doc.textOf(time.from, time.to)));
}

/** Dates that belong to one figure alone, by their index: "from 5.1 percent a month earlier", "compared with 40 in 2019". */
function comparedDates({ doc, times }: FigureInput, quantities: readonly Quantity[]): ReadonlyMap<ResolvedTime, Quantity> {
  const owned = new Map<ResolvedTime, Quantity>();
  for (const quantity of quantities) {
    const before = doc.text.slice(Math.max(0, quantity.start - 40), quantity.start);
    if (!/\b(?:from|against|versus|compared (?:with|to))\s+(?:about |around |nearly |almost |over |just |only )*$/.test(before)) continue;
    const end = quantity.counted && quantity.borrowed === undefined ? quantity.counted.to : doc.tokenAt(quantity.end - 1) + 1;
    for (const at of [end, end + 1, end + 2]) {
      const time = timeAt(times, at);
      if (time === undefined || time.from !== at || !/^(?: ?in| ?on| ?during| ?for| ?at)? ?(?:the)?$/.test(doc.textOf(end, at).trim())) continue;
      owned.set(time, quantity);
      break;
    }
  }
  return owned;
}

/** The dated expressions of each sentence, in text order. */
function datesBySentence({ doc, times }: FigureInput): ReadonlyMap<number, readonly ResolvedTime[]> {
  const out = new Map<number, ResolvedTime[]>();
  for (const time of times) {
    const k = doc.sentenceOf(time.from);
    if (time.type !== "DATE" || time.edtf === undefined || time.to > doc.sentenceFrom[k + 1]) continue;
    const known = out.get(k);
    if (known === undefined) out.set(k, [time]);
    else known.push(time);
  }
  return out;
}

/** Where the relative clause between commas begins that holds a token; −1 outside of such a clause. */
function asideAt(doc: Doc, token: number): number {
  const first = doc.sentenceFrom[doc.sentenceOf(token)];
  for (let t = token; t > first; t--) {
    if (/^(?:which|who|whose)$/i.test(doc.formOf(t)) && doc.formOf(t - 1) === ",") return t;
    if (doc.formOf(t) === "," && t < token) return -1;
  }
  return -1;
}

/** "Said on Monday that 40 died in April": where what is said has a date of its own, the day it was said is none of its figures'. */
function ofContent(doc: Doc, dates: readonly ResolvedTime[], told: readonly Statement[], { start, end }: Quantity): readonly ResolvedTime[] {
  const said = told.flatMap(({ content }) => content).find((span) => span.start <= start && end <= span.end);
  const inside = said === undefined ? [] : dates.filter((time) => said.start <= doc.start[time.from] && doc.end[time.to - 1] <= said.end);
  return inside.length > 0 ? inside : dates;
}

/** The date nearest to the figure in its sentence; one that opens the sentence holds for all its figures. */
function periodOf(
  doc: Doc,
  inSentence: readonly ResolvedTime[],
  token: number,
  quantity: Quantity,
  owned: ReadonlyMap<ResolvedTime, Quantity>,
): Figure["period"] {
  const first = doc.sentenceFrom[doc.sentenceOf(token)];
  const here = asideAt(doc, token);
  const isNear = (time: ResolvedTime): boolean => time.from - first <= 2 || asideAt(doc, time.from) === here;
  const dates = inSentence
    .filter(isNear)
    .filter((time) => (owned.get(time) ?? quantity) === quantity && (time.from === first || owned.has(time) || !isOfSomethingElse(doc, first, time)));
  if (dates.length === 0) return undefined;
  const own = dates.find((time) => owned.get(time) === quantity);
  const cost = (time: ResolvedTime): number => {
    const between = time.from > token ? time.from - token : token - time.to;
    const clauseBreak = /[,;]/.test(time.from > token ? doc.textOf(token, time.from) : doc.textOf(time.to, token)) ? 6 : 0;
    return between + (time.from - first <= 2 ? -clauseBreak : clauseBreak);
  };
  const best = own ?? dates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  const { value, edtf, from, to } = periodAround(doc, dates, best);
  return { value, edtf, evidence: doc.spanOf(from, to) };
}
