/**
 * Finds time expressions and computes their values (TIMEX3, Pustejovsky et al. 2003) in text order, so that each can
 * count from the one before. Rules in order of preference; among those that match at a token the longest wins.
 */

import type { Doc } from "../../document/doc.ts";
import { addDays, type Day, dayNumber, isoDay, readDay } from "./calendar.ts";
import { edtfFromValue } from "./edtf.ts";
import { looksAhead, looksBack } from "./outlook.ts";
import type { FoundTime, Frame, TimeRule, TimeText, TimeValue, TimexMod } from "./rule.ts";
import { calendarDate, decade, isoDate, year } from "./rules/dates.ts";
import { clock, duration, reference, repetition } from "./rules/durations.ts";
import { edgeAt, gluedMid, half, quarter, season, yearEarlier, yearEnd, yearsQuarter } from "./rules/periods.ts";
import { ago, deictic, recentUnits, runningUnit, sameUnit, unitShift, weekday } from "./rules/relative.ts";
import { MONTHS, WEEKDAYS } from "./words.ts";

/** Exact dates first; then what counts from another date; lengths last, because "two weeks ago" holds "two weeks". */
const RULES: readonly TimeRule[] = [
  isoDate,
  calendarDate,
  weekday,
  deictic,
  quarter,
  yearsQuarter,
  half,
  yearEarlier,
  yearEnd,
  season,
  unitShift,
  recentUnits,
  sameUnit,
  ago,
  repetition,
  decade,
  clock,
  duration,
  year,
  reference,
];

/** Every word that an expression can begin with; the rules are only tried there. */
const BEGINS =
  /^(?:\d.*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|the|a|an|this|that|these|last|next|past|previous|coming|following|current|first|second|third|fourth|final|fiscal|more|less|fewer|at|about|almost|nearly|around|roughly|over|within|up|some|several|few|many|various|couple|half|recent|today|yesterday|tomorrow|tonight|every|each|per|daily|annually|yearly|monthly|weekly|hourly|quarterly|now|currently|recently|nowadays|soon|noon|midnight|early|late|mid|mid-.+|earlier|later|end|beginning|start|middle|spring|summer|fall|autumn|winter|\w+th|\w+ties|days|weeks|months|years|decades|centuries|hours|minutes|seconds|nights|week|year|quarters|['’]\d0s)$/;
const ARTICLE = /^(?:the|an?)$/;
/** What can follow an article in a time expression. */
const AFTER_ARTICLE =
  /^(?:\d.*|\w+teen|\w+ty|\w+ties|\w+th|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|first|second|third|same|past|future|last|next|coming|following|previous|current|final|recent|latest|most|year|quarter|fiscal|few|couple|full|whole|day|week|month|decade|century|hour|minute|night|fortnight|weekend|half|end|beginning|start|middle|early|late|spring|summer|fall|autumn|winter|mid.*)$/;

export interface ResolvedTime extends FoundTime {
  readonly value: string;
  readonly mod?: TimexMod;
  readonly anchor?: "published" | "previous";
  readonly edtf?: string;
}

/** Every time expression, unresolved, in text order, without overlaps. O(n · rules). */
export function findTimes(doc: Doc): FoundTime[] {
  const forms = doc.forms.map((form) => form.toLowerCase());
  const text: TimeText = { doc, words: Array.from(doc.form, (id) => forms[id]) };
  const found: FoundTime[] = [];
  const begins = Uint8Array.from(forms, (form) => (BEGINS.test(form) || MONTHS.has(form) || WEEKDAYS.has(form) ? 1 : 0));
  for (let i = 0; i < doc.length; i++) {
    if (begins[doc.form[i]] === 0 || (ARTICLE.test(text.words[i]) && !AFTER_ARTICLE.test(text.words[i + 1] ?? ""))) continue;
    const best = longestAt(text, i);
    if (best === undefined) continue;
    found.push(best);
    i = best.to - 1;
  }
  return joinClocks(text, found);
}

/** "10 p.m. Wednesday", "noon on Nov. 6": a clock time takes the day that follows it. */
function joinClocks({ words }: TimeText, found: readonly FoundTime[]): FoundTime[] {
  const out: FoundTime[] = [];
  for (const time of found) {
    const before = out.at(-1);
    const near = before !== undefined && before.rule === "clock" && time.from - before.to <= 3;
    const gap = near ? words.slice(before.to, time.from) : [];
    const isDay = time.type === "DATE" && /^(?:weekday|calendar-date|iso-date|deictic)$/.test(time.rule);
    if (!near || !isDay || gap.some((word) => !/^(?:on|,|[a-z]{2,4}t|local|time)$/.test(word))) {
      out.push(time);
      continue;
    }
    out[out.length - 1] = {
      ...before,
      to: time.to,
      resolve: (frame) => {
        const day = time.resolve(frame);
        return { ...day, value: day.value + before.resolve(frame).value.replace(/^[^T]*/, "") };
      },
    };
  }
  return out;
}

function longestAt(text: TimeText, i: number): FoundTime | undefined {
  let best: FoundTime | undefined;
  const keep = (candidate: FoundTime): void => {
    if (best === undefined || candidate.to > best.to) best = candidate;
  };
  for (const rule of RULES) {
    const found = rule.find(text, i);
    if (found && sameSentence(text.doc, i, found.to)) keep({ ...found, rule: rule.name });
  }
  const edge = edgeAt(text, i);
  if (edge) {
    const inner = innermost(text, edge.at) ?? runningUnit(text, edge.at);
    if (inner && inner.type === "DATE") keep(withMod(inner, i, edge.mod));
  }
  const glued = gluedMid(text.words, i);
  if (glued !== undefined && (MONTHS.has(glued) || /^(?:19|20)\d\d$/.test(glued))) keep(midOf(i, glued));
  return best;
}

function innermost(text: TimeText, i: number): FoundTime | undefined {
  let best: FoundTime | undefined;
  if (i >= text.doc.length) return undefined;
  for (const rule of RULES) {
    if (rule === duration || rule === ago || rule === reference) continue;
    const found = rule.find(text, i);
    if (found && (best === undefined || found.to > best.to)) best = { ...found, rule: rule.name };
  }
  return best;
}

function withMod(inner: FoundTime, from: number, mod: TimexMod): FoundTime {
  return { ...inner, from, resolve: (frame) => ({ ...inner.resolve(frame), mod }) };
}

/** "mid-July" and "mid-1996" are one token: the word after the hyphen is read alone. */
function midOf(i: number, word: string): FoundTime {
  const month = MONTHS.get(word);
  const resolve = (frame: Frame): TimeValue => {
    if (month === undefined) return { value: word, mod: "MID" };
    const year =
      frame.published === undefined ? "XXXX" : frame.published.month + 3 < month && !frame.future ? frame.published.year - 1 : frame.published.year;
    return { value: `${year}-${String(month).padStart(2, "0")}`, mod: "MID", anchor: "published" };
  };
  return { from: i, to: i + 1, type: "DATE", rule: "mid", resolve };
}

function sameSentence(doc: Doc, i: number, to: number): boolean {
  return doc.sentenceFrom.length < 2 || doc.sentenceOf(i) === doc.sentenceOf(to - 1);
}

/** Whether a date goes on from one before: "from Monday to Thursday", "and end on Thursday", "before a vote on Thursday". */
function isGoingOn(doc: Doc, from: number): boolean {
  for (let i = from - 1; i >= Math.max(doc.sentenceFrom[doc.sentenceOf(from)], from - 8); i--)
    if (/^(?:and|to|until|till|through|before|then|or|,)$/i.test(doc.formOf(i))) return true;
  return false;
}

/** "begin on Monday and end on Thursday": of two weekdays ahead the second is not before the first. */
function afterThePrevious(doc: Doc, time: FoundTime, found: TimeValue, { published, previous, future }: Frame): TimeValue {
  // "next Wednesday … a march planned for Saturday" are two matters.
  if (!isGoingOn(doc, time.from)) return found;
  const [day, before] = [readDay(found.value), readDay(previous ?? "")];
  if (time.rule !== "weekday" || !future || !published || !day || !before || dayNumber(before) <= dayNumber(published)) return found;
  const late = dayNumber(before) - dayNumber(day);
  return late > 0 && late < 7 ? { ...found, value: isoDay(addDays(day, 7)) + found.value.slice(10) } : found;
}

/** Computes the values of `found`, in text order. */
export function resolveTimes(doc: Doc, found: readonly FoundTime[], published: Day | undefined): ResolvedTime[] {
  let previous: string | undefined;
  let quarterValue: string | undefined;
  let quarterAge = 99;
  return found.map((time) => {
    const future = time.type === "DATE" || time.type === "TIME" ? looksAhead(doc, time.from) : false;
    const past = !future && looksBack(doc, time.from);
    const frame = { published, previous, quarter: quarterAge < 12 ? quarterValue : undefined, future, past };
    const value = afterThePrevious(doc, time, time.resolve(frame), frame);
    quarterAge++;
    if (time.rule === "quarter" && value.anchor !== "previous" && /^\d{4}-Q[1-4]$/.test(value.value)) {
      quarterValue = value.value;
      quarterAge = 0;
    }
    if (time.type === "DATE" && /^\d{4}/.test(value.value) && !/^\d{4}$/.test(value.value)) previous = value.value;
    const edtf = value.edtf ?? edtfFromValue(value.value, value.mod);
    return { ...time, ...value, ...(edtf === undefined ? {} : { edtf }) };
  });
}
