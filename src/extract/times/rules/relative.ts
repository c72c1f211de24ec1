/** Expressions that count from the publication day: "on Friday", "yesterday", "last month", "this week", "two years ago", "recent days". */

import { addDays, addMonths, type Day, isoDay, isoMonth, isoWeekValue, pad, quarterOf, weekdayOf } from "../calendar.ts";
import type { FoundTime, Frame, TimeRule, TimeText, TimeValue } from "../rule.ts";
import { durationValue, MONTHS, PARTS_OF_DAY, readNumber, SEASONS, UNITS, type Unit, VAGUE_AMOUNTS, WEEKDAYS } from "../words.ts";

const published = (frame: Frame, value: (day: Day) => string, unknown: string): TimeValue =>
  frame.published === undefined ? { value: unknown } : { value: value(frame.published), anchor: "published" };

/** The weekday nearest before the day (itself included), or after it when the verb looks ahead. */
function weekdayNear(day: Day, weekday: number, future: boolean): Day {
  const back = (weekdayOf(day) - weekday + 7) % 7;
  return future ? addDays(day, back === 0 ? 0 : 7 - back) : addDays(day, -back);
}

export const weekday: TimeRule = {
  name: "weekday",
  find({ words, doc }, i) {
    const direction = { last: -1, next: 1, this: 0, coming: 1 }[words[i] as "last"];
    const at = direction === undefined ? i : i + 1;
    const number = WEEKDAYS.get(words[at] ?? "");
    if (number === undefined || !/^\p{Lu}/u.test(doc.formOf(at))) return undefined;
    const part = PARTS_OF_DAY.get(words[at + 1] ?? "");
    const day = (frame: Frame): string =>
      published(
        frame,
        (from) => {
          if (direction === -1) return isoDay(addDays(weekdayNear(addDays(from, -1), number, false), 0));
          if (direction === 1) return isoDay(weekdayNear(addDays(from, 1), number, true));
          return isoDay(weekdayNear(from, number, frame.future));
        },
        `XXXX-WXX-${number}`,
      ).value;
    const to = part ? at + 2 : at + 1;
    const type = part ? "TIME" : "DATE";
    const suffix = part ? `T${part}` : "";
    return { from: i, to, type, resolve: (frame) => ({ value: day(frame) + suffix, ...(frame.published ? { anchor: "published" as const } : {}) }) };
  },
};

const DEICTIC: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1, tonight: 0 };

export const deictic: TimeRule = {
  name: "deictic",
  find({ words }, i) {
    const word = words[i];
    if (Object.hasOwn(DEICTIC, word)) {
      const suffix = word === "tonight" ? "TNI" : PARTS_OF_DAY.has(words[i + 1] ?? "") ? `T${PARTS_OF_DAY.get(words[i + 1])}` : "";
      const to = suffix !== "" && word !== "tonight" ? i + 2 : i + 1;
      const resolve = (frame: Frame): TimeValue => {
        const found = published(frame, (day) => isoDay(addDays(day, DEICTIC[word])), "XXXX-XX-XX");
        return { ...found, value: found.value + suffix };
      };
      return { from: i, to, type: suffix === "" ? "DATE" : "TIME", resolve };
    }
    const part = PARTS_OF_DAY.get(words[i + 1] ?? "");
    if (part && (word === "this" || word === "last")) {
      const shift = word === "last" ? -1 : 0;
      return {
        from: i,
        to: i + 2,
        type: "TIME",
        resolve: (frame) => ({ ...published(frame, (day) => `${isoDay(addDays(day, shift))}T${part}`, `XXXX-XX-XXT${part}`) }),
      };
    }
    return undefined;
  },
};

/** The calendar unit `shift` units from the publication day. */
function unitValue(day: Day, unit: Unit, shift: number): string {
  if (unit.code === "D") return isoDay(addDays(day, shift));
  if (unit.code === "W") return isoWeekValue(addDays(day, 7 * shift));
  if (unit.code === "WE") return `${isoWeekValue(addDays(day, 7 * shift))}-WE`;
  if (unit.code === "M") return isoMonth(addMonths({ ...day, day: 1 }, shift));
  if (unit.code === "Q") {
    const moved = addMonths({ ...day, day: 1 }, 3 * shift);
    return `${pad(moved.year, 4)}-Q${quarterOf(moved)}`;
  }
  if (unit.code === "E") return pad(Math.floor(day.year / 10) + shift, 3);
  if (unit.code === "C") return pad(Math.floor(day.year / 100) + shift, 2);
  return pad(day.year + shift, 4);
}

/** "the year" after "the end of": the one that runs on the publication day. */
export function runningUnit({ words }: TimeText, i: number): FoundTime | undefined {
  if (words[i] !== "the" || !/^(?:week|month|year|decade|century)$/.test(words[i + 1] ?? "")) return undefined;
  const unit = UNITS.get(words[i + 1]) as Unit;
  return { from: i, to: i + 2, type: "DATE", rule: "running-unit", resolve: (frame) => published(frame, (day) => unitValue(day, unit, 0), "XXXX") };
}

const SHIFTS: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, current: 0, next: 1, coming: 1, following: 1 };

export const unitShift: TimeRule = {
  name: "unit-shift",
  find({ words, doc }, i) {
    let at = words[i] === "the" ? i + 1 : i;
    const the = at > i;
    if (the && !/^(?:current|past|coming|following|previous|next|last)$/.test(words[at] ?? "")) return undefined;
    const word = words[at];
    const past = word === "past" || (word === "this" && words[at + 1] === "past");
    const shift = past ? (word === "this" ? 0 : -1) : Object.hasOwn(SHIFTS, word ?? "") ? SHIFTS[word] : undefined;
    if (shift === undefined) return undefined;
    at += word === "this" && past ? 2 : 1;
    if (words[at] === "fiscal" || words[at] === "calendar" || words[at] === "coming") at++;
    const month = MONTHS.get(words[at] ?? "");
    const season = SEASONS.get(words[at] ?? "");
    if (month !== undefined && /^\p{Lu}/u.test(doc.formOf(at))) {
      return {
        from: i,
        to: at + 1,
        type: "DATE",
        resolve: (frame) => published(frame, (day) => monthShift(day, month, shift), `XXXX-${pad(month)}`),
      };
    }
    if (season !== undefined) {
      return {
        from: i,
        to: at + 1,
        type: "DATE",
        resolve: (frame) => published(frame, (day) => `${seasonYear(day, season, shift)}-${season}`, `XXXX-${season}`),
      };
    }
    const unit = UNITS.get(words[at] ?? "");
    if (unit === undefined || unit.plural || unit.code.startsWith("T")) return undefined;
    if (unit.days === 1 && shift !== 0 && !the && word !== "next") return undefined;
    if (the && shift === 0)
      return { from: i, to: at + 1, type: "DATE", resolve: (frame) => published(frame, (day) => unitValue(day, unit, 0), "XXXX") };
    const previous = word === "following" || word === "previous";
    if (past && (the || word === "past")) return { from: i, to: at + 1, type: "DURATION", resolve: () => ({ value: durationValue(1, unit) }) };
    return {
      from: i,
      to: at + 1,
      type: "DATE",
      resolve: (frame) =>
        previous && frame.previous
          ? { value: shiftValue(frame.previous, unit, shift).slice(0, unit.code === "Y" ? 4 : unit.code === "M" ? 7 : 10), anchor: "previous" }
          : published(frame, (day) => unitValue(day, unit, shift), "XXXX"),
    };
  },
};

/** "last May" is the latest one that is over; "next May" the first to come; "this May" the one of this year. */
function monthShift(day: Day, month: number, shift: number): string {
  const year = shift === 0 ? day.year : shift < 0 ? (month < day.month ? day.year : day.year - 1) : month > day.month ? day.year : day.year + 1;
  return `${pad(year, 4)}-${pad(month)}`;
}

function seasonYear(day: Day, season: string, shift: number): string {
  const first = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] as number;
  if (shift < 0) return pad(first + 2 < day.month ? day.year : day.year - 1, 4);
  return pad(shift > 0 && first <= day.month ? day.year + 1 : day.year, 4);
}

/** Moves a date value by units, at the value's own grain: a month moved by one week stays that month. */
export function shiftValue(value: string, unit: Unit, shift: number): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (!match) return value;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  const from = { year, month, day };
  const moved =
    unit.code === "M" || unit.code === "Q"
      ? addMonths(from, shift * (unit.code === "Q" ? 3 : 1))
      : unit.code === "Y"
        ? { ...from, year: year + shift }
        : addDays(from, shift * unit.days);
  return isoDay(moved).slice(0, value.length);
}

export const ago: TimeRule = {
  name: "ago",
  find({ words }, i) {
    let at = i;
    const about = /^(?:about|almost|nearly|around|over|some|roughly)$/.test(words[at]);
    const more = (words[at] === "more" || words[at] === "less") && words[at + 1] === "than";
    if (about) at++;
    if (more) at += 2;
    if (words[at] === "a" && (words[at + 1] === "few" || words[at + 1] === "couple")) at++;
    const vague = VAGUE_AMOUNTS.has(words[at] ?? "");
    const number = readNumber(words, at);
    let amount: number | undefined;
    if (number) {
      amount = number.value;
      at = number.to;
    } else if (words[at] === "a" || words[at] === "an" || words[at] === "one") {
      amount = 1;
      at++;
    } else if (vague) {
      at++;
      if (words[at] === "of") at++;
    }
    if (words[at] === "-") at++;
    const unit = UNITS.get(words[at] ?? "");
    if (unit === undefined || (amount === undefined && !unit.plural)) return undefined;
    at++;
    if (words[at] === "or" && words[at + 1] === "so") at += 2;
    if (words[at] === "-") at++;
    const direction = words[at];
    if (!/^(?:ago|earlier|later|before|after|hence)$/.test(direction ?? "")) return undefined;
    if ((direction === "before" || direction === "after") && amount === undefined && !unit.plural) return undefined;
    if (direction === "before" || direction === "after") return undefined;
    // "more than six weeks later" states a length; the day it leads to is not the writer's claim.
    if (more && direction === "later" && amount !== undefined) {
      const value = durationValue(amount, unit);
      const mod = words[i] === "more" ? "MORE_THAN" : "LESS_THAN";
      return { from: i, to: at + 1, type: "DURATION", resolve: () => ({ value, mod }) };
    }
    const sign = direction === "ago" || direction === "earlier" ? -1 : 1;
    const steps = amount;
    return {
      from: i,
      to: at + 1,
      type: "DATE",
      resolve: (frame) => {
        const mod = about || steps === undefined ? { mod: "APPROX" as const } : {};
        if (unit.code === "Y" && steps !== undefined && frame.quarter !== undefined && (direction === "earlier" || direction === "ago")) {
          return { value: `${Number(frame.quarter.slice(0, 4)) - steps}${frame.quarter.slice(4)}`, anchor: "previous" };
        }
        if (direction !== "ago" && frame.previous !== undefined)
          return { value: vagueShift(frame.previous, unit, steps, sign), anchor: "previous", ...mod };
        return { ...published(frame, (day) => vagueShift(grainOf(day, unit), unit, steps, sign), sign < 0 ? "PAST_REF" : "FUTURE_REF"), ...mod };
      },
    };
  },
};

/** The publication day at the grain of the unit: years count in years, months in months. */
function grainOf(day: Day, unit: Unit): string {
  if (unit.code === "Y" || unit.code === "E" || unit.code === "C") return pad(day.year, 4);
  return unit.code === "M" || unit.code === "Q" ? isoMonth(day) : isoDay(day);
}

/** Unknown amounts ("weeks later") move by about three of the unit and lose its grain. */
function vagueShift(value: string, unit: Unit, amount: number | undefined, sign: number): string {
  if (unit.code === "E") return shiftValue(value.slice(0, 4), { ...unit, code: "Y" }, sign * 10 * (amount ?? 3));
  if (amount !== undefined)
    return Number.isInteger(amount) || unit.code !== "Y"
      ? shiftValue(value, unit, Math.round(sign * amount))
      : shiftValue(value, unit, Math.round(sign * amount));
  if (unit.code === "Y") return sign < 0 ? "PAST_REF" : "FUTURE_REF";
  const moved = value.length === 7 && unit.code === "W" ? shiftValue(value, { ...unit, code: "M" }, sign) : shiftValue(value, unit, 3 * sign);
  return moved.slice(0, unit.code === "M" ? 4 : 7);
}

/** "recent days" is the month of the publication day, "recent months" its year; the EDTF interval says which end is open. */
export const recentUnits: TimeRule = {
  name: "recent-units",
  find({ words }, i) {
    const at = words[i] === "the" ? i + 1 : i;
    const kind = words[at];
    if (kind !== "recent" && kind !== "coming") return undefined;
    const unit = UNITS.get(words[at + 1] ?? "");
    if (unit === undefined || !unit.plural || unit.code.startsWith("T")) return undefined;
    return {
      from: i,
      to: at + 2,
      type: "DATE",
      resolve: (frame) => {
        if (unit.code === "Y" || unit.code === "E" || frame.published === undefined) return { value: kind === "recent" ? "PAST_REF" : "FUTURE_REF" };
        const day = frame.published;
        const value = unit.code === "D" || unit.code === "W" ? isoMonth(day) : pad(day.year, 4);
        const near = kind === "recent" ? addDays(day, -3 * unit.days) : addDays(day, 3 * unit.days);
        const edtf = kind === "recent" ? `${isoDay(near)}~/${isoDay(day)}` : `${isoDay(day)}/${isoDay(near)}~`;
        return { value, anchor: "published", edtf };
      },
    };
  },
};

/** "the same day", "that week", "the same month": the date mentioned before. */
export const sameUnit: TimeRule = {
  name: "same-unit",
  find({ words }, i) {
    const same = words[i] === "the" && words[i + 1] === "same";
    const that = words[i] === "that";
    if (!same && !that) return undefined;
    const at = i + (same ? 2 : 1);
    const unit = UNITS.get(words[at] ?? "");
    if (unit === undefined || unit.plural || unit.days === 0 || unit.code === "WE") return undefined;
    if (that && !/^(?:in|on|during|of|since|until|by|later|early|late|earlier|at|from)$/.test(words[i - 1] ?? "")) return undefined;
    const length = { D: 10, W: 10, M: 7, Y: 4 }[unit.code as "D"];
    return {
      from: i,
      to: at + 1,
      type: "DATE",
      resolve: (frame) => {
        if (unit.code === "Q" && frame.quarter) return { value: frame.quarter, anchor: "previous" };
        if (frame.previous === undefined || length === undefined) return { value: "PAST_REF" };
        return { value: frame.previous.slice(0, length), anchor: "previous" };
      },
    };
  },
};
