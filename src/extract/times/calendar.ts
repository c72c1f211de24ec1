/** Calendar arithmetic on plain numbers (proleptic Gregorian, no zones), and the TIMEX3 and EDTF spelling of dates. */

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;

export const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY);
}

export function dayFromNumber(number: number): Day {
  const date = new Date(number * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day `months` later, or the last day of that month where it has fewer days. */
export function addMonths(day: Day, months: number): Day {
  const index = day.year * 12 + day.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return { year, month, day: Math.min(day.day, daysInMonth(year, month)) };
}

export function daysInMonth(year: number, month: number): number {
  return dayFromNumber(dayNumber({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 }) - 1).day;
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function quarterOf(day: Day): number {
  return Math.floor((day.month - 1) / 3) + 1;
}

/** ISO 8601 week: the year it belongs to and its number. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = dayNumber({ year: thursday.year, month: 1, day: 1 });
  return { year: thursday.year, week: Math.floor((dayNumber(thursday) - first) / 7) + 1 };
}

/** Monday of an ISO week. */
export function mondayOf(year: number, week: number): Day {
  const fourth = { year, month: 1, day: 4 };
  return addDays(fourth, 1 - weekdayOf(fourth) + 7 * (week - 1));
}

export function isoDay(day: Day): string {
  return `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`;
}

export function isoMonth(day: Day): string {
  return `${pad(day.year, 4)}-${pad(day.month)}`;
}

export function isoWeekValue(day: Day): string {
  const { year, week } = isoWeek(day);
  return `${pad(year, 4)}-W${pad(week)}`;
}

/** Reads YYYY-MM-DD at the start of a string; undefined when there is none or the day does not exist. */
export function readDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(day) ? day : undefined;
}

export function isRealDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** First day that a TIMEX3 date value (day, month, week, quarter, season, year) covers; undefined for other values. */
export function firstDay(value: string): Day | undefined {
  const day = readDay(value);
  if (day) return day;
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) return { year: Number(month[1]), month: Number(month[2]), day: 1 };
  const week = /^(\d{4})-W(\d{2})/.exec(value);
  if (week) return mondayOf(Number(week[1]), Number(week[2]));
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return { year: Number(quarter[1]), month: Number(quarter[2]) * 3 - 2, day: 1 };
  const half = /^(\d{4})-H([12])$/.exec(value);
  if (half) return { year: Number(half[1]), month: half[2] === "1" ? 1 : 7, day: 1 };
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) return { year: Number(season[1]), month: { SP: 3, SU: 6, FA: 9, WI: 12 }[season[2]] as number, day: 1 };
  const year = /^(\d{4})$/.exec(value);
  return year ? { year: Number(year[1]), month: 1, day: 1 } : undefined;
}
