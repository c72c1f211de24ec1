/**
 * Quantities → Figure records: what is counted, of which whole, for which period, and by whom it is given. Periods come from the
 * sentence's dates, sources from the statement that holds the figure and from "according to" and "based on".
 */

import { DEPREL_ID, uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Figure, FigureSource, Statement, TextSpan } from "../../document/records.ts";
import type { Report } from "../../document/report.ts";
import type { Tree } from "../../document/tree.ts";
import type { Units } from "../../lexicon/units.ts";
import { periodAround } from "../times/period.ts";
import type { ResolvedTime } from "../times/times.ts";
import { countedLemmas, findQuantities, type Quantity } from "./quantities.ts";

export interface FigureInput {
  readonly report: Report;
  readonly doc: Doc;
  readonly tree: Tree;
  readonly units: Units;
  readonly times: readonly ResolvedTime[];
  readonly statements: readonly Statement[];
}

const VERB = uposId("VERB");
const AUX = uposId("AUX");
const NOUN = uposId("NOUN");
const PROPN = uposId("PROPN");
const ids = (...labels: string[]): ReadonlySet<number> => new Set(labels.map((label) => DEPREL_ID.get(label) as number));
const SUBJECTS = ids("nsubj", "nsubj:pass", "nsubj:outer");
const PREMODIFIERS = ids("det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "flat");
const CLAUSES = ids("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "conj", "parataxis", "cc", "punct", "appos", "mark");

/** Figures of a report in text order. */
export function makeFigures(input: FigureInput): Figure[] {
  const { doc, report } = input;
  const figures: Figure[] = [];
  const told = statementsBySentence(doc, input.statements);
  for (const quantity of findQuantities(doc, input.units, { ones: false })) {
    const from = doc.tokenAt(quantity.start);
    const to = doc.tokenAt(Math.max(quantity.start, (quantity.counted ? doc.end[quantity.counted.to - 1] : quantity.end) - 1)) + 1;
    if (isTime(input, quantity, from)) continue;
    const end = quantity.counted ? doc.end[quantity.counted.to - 1] : quantity.end;
    const exact = quantity.low === quantity.high;
    const whole = wholeOf(doc, quantity, to);
    const what = whatOf(input, quantity, from, whole?.to ?? to);
    const period = quantity.unit?.kind === "duration" || quantity.unit?.kind === "age" ? undefined : periodOf(input, from);
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
      unit: unitName(doc, quantity),
      bound: quantity.bound,
      ...(what ? { what } : {}),
      ...(whole ? { whole: doc.spanOf(whole.from, whole.to) } : {}),
      ...(period ? { period } : {}),
      sourceChain: sourcesOf(doc, told.get(doc.sentenceOf(from)) ?? [], quantity.start, end, from),
    });
  }
  return figures;
}

/** ISO 4217 for money, the unit's name for measures, the counted noun otherwise; "share" for fractions. */
function unitName(doc: Doc, { unit, per, counted, share }: Quantity): string {
  const name = unit === undefined ? (share ? "share" : counted ? countedLemmas(doc, counted) : "") : unit.kind === "currency" ? unit.code : unit.name;
  return per === undefined ? name : `${name} per ${per}`;
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

/** "a fifth of Velmora's grain exports": what the share is taken of. */
function wholeOf(doc: Doc, quantity: Quantity, to: number): { from: number; to: number } | undefined {
  const isShare = quantity.unit?.kind === "percent" || quantity.share || (quantity.counted !== undefined && /^of$/.test(doc.formOf(to)));
  if (!isShare || doc.formOf(to).toLowerCase() !== "of") return undefined;
  if (quantity.unit === undefined && !quantity.share) return undefined;
  let end = to + 1;
  const sentenceEnd = doc.sentenceFrom[doc.sentenceOf(to) + 1];
  while (
    end < sentenceEnd &&
    (isNominal(doc, end) ||
      (doc.tag[end] === VERB && isNominal(doc, end + 1) && end === to + 1) ||
      /^(?:of|in|['’]s?|-|&|the|its|their)$/i.test(doc.formOf(end)))
  )
    end++;
  while (end > to + 1 && doc.tag[end - 1] !== NOUN && doc.tag[end - 1] !== PROPN) end--;
  return end > to + 1 ? { from: to + 1, to: end } : undefined;
}

const NOMINAL = new Set((["NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"] as const).map((tag) => uposId(tag)));
function isNominal(doc: Doc, i: number): boolean {
  return NOMINAL.has(doc.tag[i]);
}

/**
 * What the figure is about: for a share or a measure the subject of its clause and what it acts on; for a counted noun the phrase
 * itself with what qualifies it.
 */
function whatOf({ doc, tree }: FigureInput, quantity: Quantity, from: number, to: number): TextSpan | undefined {
  const head = phraseHead(doc, from, to);
  const noun = quantity.counted ? quantity.counted.to - 1 : head;
  if (quantity.counted && !quantity.share) {
    const right = qualified(doc, tree, noun);
    return doc.spanOf(quantity.counted.from, Math.max(right, quantity.counted.to));
  }
  // A number that modifies a noun ("a $700-million package") is about that noun.
  const governor = doc.head[head];
  if (governor >= 0 && governor !== head && (doc.tag[governor] === NOUN || doc.tag[governor] === PROPN) && governor >= to && governor - to < 6) {
    return doc.spanOf(to, Math.max(governor + 1, qualified(doc, tree, governor)));
  }
  // A length of time is about the noun it modifies, or speaks for itself.
  if (quantity.unit?.kind === "duration" || quantity.unit?.kind === "age") return undefined;
  const ofNoun = doc.formOf(from - 1).toLowerCase() === "of";
  const isShare = !ofNoun && (quantity.unit?.kind === "percent" || quantity.share);
  if (!isShare && governor >= 0 && governor !== head && doc.tag[governor] === NOUN && governor < from) return nounPhrase(doc, tree, governor, from);
  const verb = governingVerb(doc, head);
  if (verb === undefined) return undefined;
  const subject = childOf(doc, tree, verb, SUBJECTS);
  if (subject === undefined || (quantity.unit?.kind === "currency" && subject < from)) {
    const after = clauseAfter(doc, to, verb);
    if (subject === undefined) return after;
    const start = Math.min(subjectFrom(doc, tree, subject), from);
    const stop = after === undefined ? to : doc.tokenAt(after.end - 1) + 1;
    return doc.spanOf(start, stop);
  }
  return nounPhrase(doc, tree, subject, Number.POSITIVE_INFINITY);
}

/** First token of a noun's own phrase: determiners, adjectives, compounds and owners, not what hangs on it from afar. */
function subjectFrom(doc: Doc, tree: Tree, subject: number): number {
  let from = subject;
  for (let c = tree.childFrom[subject]; c < tree.childFrom[subject + 1]; c++) {
    const child = tree.child[c];
    if (child < subject && PREMODIFIERS.has(doc.dep[child])) from = Math.min(from, tree.left[child]);
  }
  return from;
}

function phraseHead(doc: Doc, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (doc.head[i] < from || doc.head[i] >= to || doc.head[i] === i) return i;
  return to - 1;
}

function governingVerb(doc: Doc, token: number): number | undefined {
  let at = token;
  for (let steps = 0; steps < 8; steps++) {
    const h = doc.head[at];
    if (h < 0) return undefined;
    if (doc.tag[h] === VERB || doc.tag[h] === AUX) return h;
    if (h === at) return at;
    at = h;
  }
  return undefined;
}

function childOf(doc: Doc, tree: Tree, i: number, relations: ReadonlySet<number>): number | undefined {
  for (let c = tree.childFrom[i]; c < tree.childFrom[i + 1]; c++) if (relations.has(doc.dep[tree.child[c]])) return tree.child[c];
  return undefined;
}

/** The phrase of a noun without the clauses that hang on it. */
function nounPhrase(doc: Doc, tree: Tree, noun: number, before: number): TextSpan {
  const from = subjectFrom(doc, tree, noun);
  let to = Math.min(before, qualified(doc, tree, noun));
  while (to > noun + 1 && /^(?:of|at|in|on|for|to|by|with|from|about|around)$/i.test(doc.formOf(to - 1))) to--;
  return doc.spanOf(from, to);
}

/** End of a noun's phrase: its modifiers after it, up to the first clause, at most ten tokens on. */
function qualified(doc: Doc, tree: Tree, noun: number): number {
  let end = noun + 1;
  for (let c = tree.childFrom[noun]; c < tree.childFrom[noun + 1]; c++) {
    const child = tree.child[c];
    if (child < noun) continue;
    if (CLAUSES.has(doc.dep[child]) || child - noun > 10) break;
    end = Math.max(end, Math.min(tree.right[child] + 1, noun + 12));
  }
  return end;
}

/** What follows the figure in its clause: "to buy uranium", "on the war". */
function clauseAfter(doc: Doc, to: number, verb: number): TextSpan | undefined {
  let end = to;
  const stop = doc.sentenceFrom[doc.sentenceOf(verb) + 1];
  while (end < stop && end < to + 14 && !/^[,.;:()“”"—–!?]$/.test(doc.formOf(end)) && !/^(?:and|but|while|which|that)$/i.test(doc.formOf(end))) end++;
  return end > to ? doc.spanOf(to, end) : undefined;
}

/** The date nearest to the figure in its sentence; one that opens the sentence holds for all its figures. */
function periodOf({ doc, times }: FigureInput, token: number): Figure["period"] {
  const k = doc.sentenceOf(token);
  const first = doc.sentenceFrom[k];
  const last = doc.sentenceFrom[k + 1];
  const dates = times.filter((time) => time.type === "DATE" && time.edtf !== undefined && time.from >= first && time.to <= last);
  if (dates.length === 0) return undefined;
  const cost = (time: ResolvedTime): number => {
    const between = time.from > token ? time.from - token : token - time.to;
    const clauseBreak = /[,;]/.test(time.from > token ? doc.textOf(token, time.from) : doc.textOf(time.to, token)) ? 6 : 0;
    return between + (time.from - first <= 2 ? -clauseBreak : clauseBreak);
  };
  const best = dates.reduce((a, b) => (cost(b) < cost(a) ? b : a));
  const { value, edtf, from, to } = periodAround(doc, dates, best);
  return { value, edtf, evidence: doc.spanOf(from, to) };
}

const BASED =
  /\b(?:based on|citing|cited by|compiled (?:by|from)|using (?:data|figures) (?:from|of|by)|drawn from|data (?:from|by|of)|figures (?:from|by|of))\s+/iu;

/** Statements by the sentences their contents touch, so that a figure looks at its own only. O(length of the contents). */
function statementsBySentence(doc: Doc, statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const out = new Map<number, Statement[]>();
  for (const statement of statements) {
    for (const span of statement.content) {
      const last = doc.sentenceOf(Math.max(0, Math.min(doc.length - 1, doc.tokenAt(span.end - 1))));
      for (let k = doc.sentenceOf(Math.min(doc.length - 1, doc.tokenAt(span.start))); k <= last; k++) {
        const known = out.get(k);
        if (known === undefined) out.set(k, [statement]);
        else if (known.at(-1) !== statement) known.push(statement);
      }
    }
  }
  return out;
}

/** Who gives the figure, the nearest first: the speakers of the statements around it, then what their figures rest on. */
function sourcesOf(doc: Doc, statements: readonly Statement[], start: number, end: number, token: number): FigureSource[] {
  const k = doc.sentenceOf(token);
  const sentenceStart = doc.start[doc.sentenceFrom[k]];
  const sentenceEnd = doc.end[doc.sentenceFrom[k + 1] - 1];
  const holding = statements.filter((statement) => statement.content.some((span) => span.start <= start && end <= span.end));
  holding.sort((a, b) => length(a) - length(b));
  const sources: FigureSource[] = holding
    .filter((statement) => statement.speaker.name !== "")
    .map(({ id, speaker, cue }) => ({
      name: speaker.name,
      how: cue !== null && /^according|^per$/i.test(cue.text) ? ("accordingTo" as const) : ("speaker" as const),
      ...(speaker.entityId ? { entityId: speaker.entityId } : {}),
      ...(speaker.span ? { span: speaker.span } : {}),
      statementId: id,
    }));
  if (sources.length === 0) {
    const cited = phraseAfter(doc, /\baccording to\s+/iu, sentenceStart, sentenceEnd);
    if (cited) sources.push({ name: cited.text, how: "accordingTo", span: cited });
  }
  const basis = phraseAfter(doc, BASED, sentenceStart, sentenceEnd);
  if (
    basis &&
    !sources.some((source) => source.span && source.span.start <= basis.start && basis.end <= source.span.end && source.name === basis.text)
  )
    sources.push({ name: basis.text, how: "basedOn", span: basis });
  return sources;
}

function length(statement: Statement): number {
  return statement.content.reduce((sum, span) => sum + span.end - span.start, 0);
}

/** The noun group that follows a phrase within [start, end). */
function phraseAfter(doc: Doc, pattern: RegExp, start: number, end: number): TextSpan | undefined {
  const match = pattern.exec(doc.text.slice(start, end));
  if (match === null) return undefined;
  let from = doc.tokenAt(start + match.index + match[0].length);
  while (/^(?:the|an?)$/i.test(doc.formOf(from))) from++;
  let to = from;
  while (to < doc.length && doc.start[to] < end && (isNominal(doc, to) || /^(?:of|for|on|and|['’]s?|-|&)$/i.test(doc.formOf(to)))) to++;
  while (to > from && !isNominal(doc, to - 1)) to--;
  return to > from ? doc.spanOf(from, to) : undefined;
}
