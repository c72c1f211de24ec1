/** Calendar dates: "8 July 2025", "July 8th", "Nov. 17", "April 2025", "January this year", "2025-07-08", "in 2022", "the 1990s". */

import { NAME_LABELS, XPOS_ID } from "../../../document/alphabets.ts";
import { type Day, dayNumber, isoDay, isRealDay, pad, readDay } from "../calendar.ts";
import type { Frame, TimeRule, TimeText, TimeValue } from "../rule.ts";
import { MONTHS, ordinal, readNumber, WEEKDAYS } from "../words.ts";

/** The year that brings a month or day nearest to the publication day; the past wins a tie, and where the verb tells of the past; the future when it looks ahead. */
function nearestYear(month: number, day: number, frame: Frame): number | undefined {
  const published = frame.published;
  if (published === undefined) return undefined;
  let best: number | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const year of [published.year, published.year - 1, published.year + 1]) {
    if (!isRealDay({ year, month, day })) continue;
    const distance = dayNumber({ year, month, day }) - dayNumber(published);
    const wrongWay = frame.future ? distance < -31 : distance > 20;
    const cost = Math.abs(distance) + (wrongWay ? (frame.future || frame.past ? 365 : 230) : 0);
    if (cost < bestDistance) {
      bestDistance = cost;
      best = year;
    }
  }
  return best;
}

function monthAt({ words, doc }: TimeText, i: number): number | undefined {
  const month = MONTHS.get(words[i] ?? "");
  if (month === undefined || !/^\p{Lu}/u.test(doc.formOf(i))) return undefined;
  // "Jan Rekk", "April Stahl": a given name, unless a day follows.
  const inPerson = [i, i + 1].some((k) => NAME_LABELS[doc.name[k] ?? 0]?.endsWith("PER"));
  if (inPerson && /^\p{Lu}/u.test(doc.formOf(i + 1))) return undefined;
  const ambiguous = words[i] === "may" || words[i] === "march";
  if (!ambiguous) return month;
  const before = words[i - 1] ?? "";
  const datelike = /^\d{1,2}(?:st|nd|rd|th)?$|^\d{4}$/.test(words[i + 1] ?? "");
  const introduced = /^(?:in|since|by|of|until|till|from|last|next|this|early|late|mid|-|through|between|during|before|after|to|for)$/.test(before);
  return datelike || introduced || doc.xpos[i] === PROPER ? month : undefined;
}
const PROPER = XPOS_ID.get("NNP");

function yearAt(words: readonly string[], i: number): number | undefined {
  return /^(?:1[5-9]|20)\d\d$/.test(words[i] ?? "") ? Number(words[i]) : undefined;
}

/** "nineteen ninety-six", "two thousand". */
function yearInWords(words: readonly string[], i: number): { value: number; to: number } | undefined {
  if (words[i] === "nineteen") {
    const rest = readNumber(words, i + 1);
    if (rest && rest.value >= 10 && rest.value < 100) return { value: 1900 + rest.value, to: rest.to };
  }
  if (words[i - 1] === "year" && words[i] === "two" && words[i + 1] === "thousand") return { value: 2000, to: i + 2 };
  return undefined;
}

function dayAt(words: readonly string[], i: number): number | undefined {
  const word = words[i] ?? "";
  const value = /^\d{1,2}$/.test(word) ? Number(word) : /^\d/.test(word) ? ordinal(word) : undefined;
  return value !== undefined && value >= 1 && value <= 31 ? value : undefined;
}

/** A year after the date: ", 2021", "2021", "this year", "of last year". */
function yearAfter(words: readonly string[], i: number): { to: number; year?: number; shift?: number } {
  const at = words[i] === "," || words[i] === "of" ? i + 1 : i;
  const year = yearAt(words, at);
  if (year !== undefined) return { to: at + 1, year };
  const spoken = yearInWords(words, at);
  if (spoken) return { to: spoken.to, year: spoken.value };
  const shift = { this: 0, last: -1, next: 1 }[words[at] as "this"];
  const start = words[i] === "," ? i : at;
  if (shift !== undefined && words[start + 1] === "year") return { to: start + 2, shift };
  return { to: i };
}

function monthValue(month: number, day: number | undefined, year: number | undefined): string {
  const head = year === undefined ? "XXXX" : pad(year, 4);
  return day === undefined ? `${head}-${pad(month)}` : `${head}-${pad(month)}-${pad(day)}`;
}

function resolveMonth(month: number, day: number | undefined, after: { year?: number; shift?: number }, frame: Frame): TimeValue {
  if (after.year !== undefined) return { value: monthValue(month, day, after.year) };
  if (after.shift !== undefined && frame.published) return { value: monthValue(month, day, frame.published.year + after.shift), anchor: "published" };
  const year = nearestYear(month, day ?? 15, frame);
  return { value: monthValue(month, day, year), ...(year === undefined ? {} : { anchor: "published" as const }) };
}

const TO_ANOTHER_DAY = /^(?:to|and|or|until|till|through|-|–|—)$/;

export const calendarDate: TimeRule = {
  name: "calendar-date",
  find(text, i) {
    const { words } = text;
    let at = i;
    if (WEEKDAYS.has(words[at]) && words[at + 1] === "," && (MONTHS.has(words[at + 2]) || dayAt(words, at + 2))) at += 2;
    else if (WEEKDAYS.has(words[at]) && (MONTHS.has(words[at + 1]) || (dayAt(words, at + 1) && MONTHS.has(words[at + 2])))) at += 1;
    const european = dayAt(words, at);
    if (european !== undefined) {
      // "from 3 to 9 May", "10-11 June": the first of two days takes the month of the second.
      const second = TO_ANOTHER_DAY.test(words[at + 1] ?? "") ? dayAt(words, at + 2) : undefined;
      const last = second !== undefined && second > european ? at + 2 : at;
      const monthIndex = words[last + 1] === "of" ? last + 2 : last + 1;
      const month = monthAt(text, monthIndex);
      if (month === undefined || (words[at - 1] === "-" && dayAt(words, at - 2) === undefined)) return undefined;
      if (!isRealDay({ year: 2024, month, day: european })) return undefined;
      const after = yearAfter(words, monthIndex + 1);
      return { from: i, to: last > at ? at + 1 : after.to, type: "DATE", resolve: (frame) => resolveMonth(month, european, after, frame) };
    }
    const month = monthAt(text, at);
    if (month === undefined) return undefined;
    const dayIndex = words[at + 1] === "the" ? at + 2 : at + 1;
    let day = dayAt(words, dayIndex) ?? (ordinal(words[at + 1] ?? "") !== undefined ? ordinal(words[at + 1]) : undefined);
    if (day !== undefined && !isRealDay({ year: 2024, month, day })) day = undefined;
    const after = yearAfter(words, day === undefined ? at + 1 : dayIndex + 1);
    if (at > i && day === undefined) return undefined;
    return { from: i, to: after.to, type: "DATE", resolve: (frame) => resolveMonth(month, day, after, frame) };
  },
};

export const isoDate: TimeRule = {
  name: "iso-date",
  find({ words }, i) {
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words[i]);
    if (iso && readDay(words[i])) return { from: i, to: i + 1, type: "DATE", resolve: () => ({ value: words[i] }) };
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words[i]);
    if (dotted) {
      const [day, month, year] = dotted.slice(1).map(Number);
      return isRealDay({ year, month, day })
        ? { from: i, to: i + 1, type: "DATE", resolve: () => ({ value: isoDay({ year, month, day }) }) }
        : undefined;
    }
    if (words[i + 1] !== "/" || words[i + 3] !== "/" || ![0, 2, 4].every((k) => /^\d{1,4}$/.test(words[i + k] ?? ""))) return undefined;
    const [month, day, year] = [words[i], words[i + 2], words[i + 4]].map(Number);
    const full = year < 50 ? 2000 + year : year < 100 ? 1900 + year : year;
    const american: Day = { year: full, month, day };
    const european: Day = { year: full, month: day, day: month };
    const found = isRealDay(american) ? american : isRealDay(european) ? european : undefined;
    return found && { from: i, to: i + 5, type: "DATE", resolve: () => ({ value: isoDay(found) }) };
  },
};

const YEAR_BEFORE =
  /^(?:in|since|by|of|until|till|from|to|during|before|after|and|,|\(|through|around|the|late|early|mid|-|fiscal|for|that|than|on|or|–|between|as|year|every|about|s)$/;

export const year: TimeRule = {
  name: "year",
  find({ words, doc }, i) {
    const fiscal = words[i] === "fiscal" ? 1 : 0;
    const at = i + fiscal;
    const value = yearAt(words, at);
    const spoken = yearInWords(words, at);
    if (spoken) return { from: i, to: spoken.to, type: "DATE", resolve: () => ({ value: String(spoken.value) }) };
    if (value === undefined || value > 2100) return undefined;
    const before = i === 0 ? "in" : words[i - 1];
    const afterOk =
      !/^(?:%|percent|people|dollars|euros|million|billion|miles|km|votes|points|feet|\/|:)$/.test(words[at + 1] ?? "") &&
      !/^\d/.test(words[at + 1] ?? "");
    const plain =
      YEAR_BEFORE.test(before) || /^(?:\.|,|;|\)|-|election|campaign|elections)$/.test(words[at + 1] ?? ".") || fiscal === 1 || doc.tag[at - 1] === 8;
    const glued = at > 0 && /[$£€#]/.test(words[at - 1]);
    if (!afterOk || !plain || glued) return undefined;
    return { from: i, to: at + 1, type: "DATE", resolve: () => ({ value: String(value) }) };
  },
};

export const decade: TimeRule = {
  name: "decade",
  find({ words }, i) {
    const at = words[i] === "the" ? i + 1 : i;
    const full =
      /^(1[5-9]|20)(\d)0['’]?s$/.exec(words[at] ?? "") ??
      (yearAt(words, at) !== undefined && /^(1[5-9]|20)(\d)0$/.exec(words[at]) && /^['’]?s$/.test(words[at + 1] ?? "")
        ? /^(1[5-9]|20)(\d)0$/.exec(words[at])
        : null);
    if (full) {
      const to = /s$/.test(words[at]) ? at + 1 : at + 2;
      return { from: i, to, type: "DATE", resolve: () => ({ value: `${full[1]}${full[2]}`, edtf: `${full[1]}${full[2]}X` }) };
    }
    const spoken = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"].indexOf(words[at] ?? "");
    if (spoken >= 0 && at > i) return { from: i, to: at + 1, type: "DATE", resolve: () => ({ value: `19${spoken + 2}`, edtf: `19${spoken + 2}X` }) };
    const century = ordinal(words[at] ?? "");
    if (century !== undefined && words[at + 1] === "century") {
      return { from: i, to: at + 2, type: "DATE", resolve: () => ({ value: pad(century - 1), edtf: `${pad(century - 1)}XX` }) };
    }
    return undefined;
  },
};
