/**
 * Infers the publication day from the text alone: the newest explicit day, its year from the newest year named, and
 * the weekday of the lead. Every step is kept as a reason.
 */

import type { Doc } from "../../document/doc.ts";
import { addDays, type Day, dayNumber, firstDay, isoDay, isRealDay, readDay, weekdayOf } from "./calendar.ts";
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
const NO_FRAME = { published: undefined, previous: undefined, quarter: undefined, future: false };

/** @returns undefined when the text names no year, or neither a day nor a month to count from */
export function inferPublished(doc: Doc, found: readonly FoundTime[]): InferredDay | undefined {
  const reason = (time: FoundTime, message: string): Reason => ({ start: doc.start[time.from], end: doc.end[time.to - 1], message });
  const text = (time: FoundTime): string => doc.textOf(time.from, time.to);
  const dated = found.filter((time) => time.type === "DATE").map((time) => ({ time, value: time.resolve(NO_FRAME).value }));
  const withYear = dated.flatMap(({ time, value }) => {
    const day = /^\d{4}/.test(value) ? firstDay(value) : undefined;
    return day && !/^\d{2,3}$/.test(value) ? [{ time, day, value }] : [];
  });
  if (withYear.length === 0) return undefined;
  // A bare year may lie ahead ("by 2050"); where a month or a day has a year, only those count.
  const exact = withYear.filter(({ value }) => value.length > 4);
  const years = exact.length > 0 ? exact : withYear.filter(({ time }) => !/^(?:by|until|till|through|before)$/i.test(doc.formOf(time.from - 1)));
  if (years.length === 0) return undefined;
  const newest = years.reduce((a, b) => (dayNumber(b.day) > dayNumber(a.day) ? b : a));
  const reasons = [reason(newest.time, `the latest date with a year is "${text(newest.time)}"`)];
  let latest = newest.day;
  let hasDay = readDay(newest.time.resolve(NO_FRAME).value) !== undefined;
  let explicit: FoundTime | undefined;
  for (const { time, value } of dated) {
    const match = /^XXXX-(\d{2})-(\d{2})$/.exec(value);
    if (!match) continue;
    const day = onOrAfter(newest.day, Number(match[1]), Number(match[2]));
    if (day === undefined || dayNumber(day) - dayNumber(newest.day) > 270 || (explicit && dayNumber(day) <= dayNumber(latest))) continue;
    latest = day;
    hasDay = true;
    explicit = time;
  }
  if (explicit)
    reasons.push(reason(explicit, `the latest explicit day is "${text(explicit)}", read as ${isoDay(latest)}, the first after that date`));
  const lead = found.find((time) => time.rule === "weekday");
  if (lead === undefined) {
    return { day: latest, confidence: hasDay ? 0.4 : 0.2, reasons };
  }
  const weekday = [...WEEKDAYS].find(([name]) => text(lead).toLowerCase().includes(name))?.[1] ?? 1;
  const day = addDays(latest, (weekday - weekdayOf(latest) + 7) % 7);
  reasons.push(
    reason(lead, `the report's newest event is on "${text(lead)}": ${isoDay(day)} is the first ${NAMES[weekday]} on or after ${isoDay(latest)}`),
  );
  return { day, confidence: hasDay ? 0.7 : 0.3, reasons };
}

function onOrAfter(from: Day, month: number, day: number): Day | undefined {
  for (const year of [from.year, from.year + 1]) {
    const candidate = { year, month, day };
    if (isRealDay(candidate) && dayNumber(candidate) >= dayNumber(from)) return candidate;
  }
  return undefined;
}
