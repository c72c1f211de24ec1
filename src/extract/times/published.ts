/**
 * Infers the publication day from the text alone: the newest explicit day, its year from the newest year named, and
 * the weekday of the lead. Every step is kept as a reason.
 */

import { XPOS_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import { addDays, type Day, dayNumber, firstDay, isoDay, isRealDay, readDay, weekdayOf } from "./calendar.ts";
import { looksAhead } from "./outlook.ts";
import type { FoundTime } from "./rule.ts";
import { WEEKDAYS } from "./words.ts";

export interface Reason {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface InferredDay {
  readonly day: Day;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

const NAMES = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const VBD = XPOS_ID.get("VBD") as number;
const VBN = XPOS_ID.get("VBN") as number;
const NO_FRAME = { published: undefined, previous: undefined, quarter: undefined, future: false, past: false };

/** A weekday more days than this after the latest day stands right before it: "on Thursday night" beside "Friday, July 15". */
const FARTHEST = 4;
/** Tokens of a dateline, at most, and paragraphs it may open. */
const DATELINE = 16;
const OPENING = 4;

/**
 * @returns undefined where the text does not say enough: a wrong day is worse than none. Enough is a dateline with its year; or a date
 * with month and year, a day, and the weekday of the newest event
 */
export function inferPublished(doc: Doc, found: readonly FoundTime[]): InferredDay | undefined {
  const reason = (time: FoundTime, message: string): Reason => ({ start: doc.start[time.from], end: doc.end[time.to - 1], message });
  const text = (time: FoundTime): string => doc.textOf(time.from, time.to);
  const dated = found.filter((time) => time.type === "DATE").map((time) => ({ time, value: time.resolve(NO_FRAME).value }));
  for (const { time, value } of dated) {
    const day = readDay(value);
    if (day !== undefined && isDateline(doc, time))
      return { day, confidence: 0.9, reasons: [reason(time, `the report's own line of place and day says "${text(time)}"`)] };
  }
  const lead = found.find((time) => time.rule === "weekday");
  const weekdayIn = (time: FoundTime | undefined): number | undefined =>
    time === undefined ? undefined : [...WEEKDAYS].find(([name]) => text(time).toLowerCase().includes(name))?.[1];
  const withYear = dated.flatMap(({ time, value }) => {
    const day = /^\d{4}/.test(value) ? firstDay(value) : undefined;
    return day && !/^\d{2,3}$/.test(value) && !looksAhead(doc, time.from) ? [{ time, day, value }] : [];
  });
  const exact = withYear.filter(({ value }) => value.length > 4);
  if (exact.length === 0) return undefined;
  const newest = exact.reduce((a, b) => (dayNumber(b.day) > dayNumber(a.day) ? b : a));
  // "exported 8 % in 2023" beside "January 2022": the report is younger than any day it names.
  if (withYear.some(({ day, value, time }) => value.length === 4 && day.year > newest.day.year && isToldAsPast(doc, time))) return undefined;
  const line = dated.find(({ time, value }) => /^XXXX-\d{2}-\d{2}$/.test(value) && isDateline(doc, time));
  if (line !== undefined) {
    const day = yearOfDateline(line.value, newest.day, weekdayIn(lead));
    if (day === undefined || lead === undefined) return undefined;
    const reasons = [
      reason(line.time, `the report's own line of place and day says "${text(line.time)}"`),
      reason(newest.time, `the latest date with a year is "${text(newest.time)}"`),
      reason(lead, `"${text(lead)}" is that day or the one before in ${day.year} alone`),
    ];
    return { day: day, confidence: 0.7, reasons };
  }
  const reasons = [reason(newest.time, `the latest date with a year is "${text(newest.time)}"`)];
  let latest = newest.day;
  let hasDay = readDay(newest.value) !== undefined;
  let explicit: FoundTime | undefined;
  for (const { time, value } of dated) {
    const match = /^XXXX-(\d{2})-(\d{2})$/.exec(value);
    if (!match || looksAhead(doc, time.from)) continue;
    const day = onOrAfter(newest.day, Number(match[1]), Number(match[2]));
    if (day === undefined || dayNumber(day) - dayNumber(newest.day) > 270 || (explicit && dayNumber(day) <= dayNumber(latest))) continue;
    latest = day;
    hasDay = true;
    explicit = time;
  }
  if (explicit)
    reasons.push(reason(explicit, `the latest explicit day is "${text(explicit)}", read as ${isoDay(latest)}, the first after that date`));
  if (lead === undefined || !hasDay) return undefined;
  const weekday = weekdayIn(lead) ?? 1;
  const later = (weekday - weekdayOf(latest) + 7) % 7;
  const day = later > FARTHEST ? latest : addDays(latest, later);
  reasons.push(
    reason(
      lead,
      later > FARTHEST
        ? `the report's newest event is on "${text(lead)}", right before ${isoDay(latest)}`
        : `the report's newest event is on "${text(lead)}": ${isoDay(day)} is the first ${NAMES[weekday]} on or after ${isoDay(latest)}`,
    ),
  );
  return { day, confidence: 0.7, reasons };
}

/** Years after the newest one named in which a dateline without a year may lie. */
const YEARS_AFTER = 2;

/** "PORT SELDEN, March 17 -": the one year from the newest date on in which the weekday of the lead is that day or the day before. */
function yearOfDateline(value: string, newest: Day, weekday: number | undefined): Day | undefined {
  const [month, day] = value.split("-").slice(1).map(Number);
  const fitting = Array.from({ length: YEARS_AFTER + 1 }, (_, k) => ({ year: newest.year + k, month, day })).filter(
    (each) => isRealDay(each) && dayNumber(each) >= dayNumber(newest) && weekday !== undefined && (weekdayOf(each) - weekday + 7) % 7 <= 1,
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** "PORT SELDEN, 13 March 2026 -" at the beginning of one of the first paragraphs. */
function isDateline(doc: Doc, { from, to }: FoundTime): boolean {
  if (doc.paragraph[from] >= OPENING || from >= DATELINE * OPENING) return false;
  let first = from;
  while (first > 0 && doc.paragraph[first - 1] === doc.paragraph[from]) first--;
  if (to - first > DATELINE || !/^\p{Lu}/u.test(doc.formOf(first))) return false;
  for (let i = to; i < Math.min(doc.length, to + 5); i++) if (/^(?:-+|–|—)$/.test(doc.formOf(i))) return true;
  return false;
}

/** "in 2023" of a clause with a past tense, not "by 2050". */
function isToldAsPast(doc: Doc, { from }: FoundTime): boolean {
  if (!/^in$/i.test(doc.formOf(from - 1))) return false;
  let at = from;
  for (let steps = 0; steps < 6; steps++) {
    const head = doc.head[at];
    if (head < 0) return false;
    at = head;
    if (doc.xpos[at] === VBD || doc.xpos[at] === VBN) return true;
    if (doc.head[at] === at) return false;
  }
  return false;
}

function onOrAfter(from: Day, month: number, day: number): Day | undefined {
  for (const year of [from.year, from.year + 1]) {
    const candidate = { year, month, day };
    if (isRealDay(candidate) && dayNumber(candidate) >= dayNumber(from)) return candidate;
  }
  return undefined;
}
