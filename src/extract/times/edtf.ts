/** EDTF (ISO 8601-2:2019) spelling of a TIMEX3 date value, level 1 where it can say it, intervals otherwise. */

import { addDays, daysInMonth, firstDay, isoDay, pad } from "./calendar.ts";
import type { TimexMod } from "./rule.ts";

const SEASON_CODES: Readonly<Record<string, string>> = { SP: "21", SU: "22", FA: "23", WI: "24" };

/** @returns undefined for durations, sets and references without a date ("PAST_REF"). */
export function edtfFromValue(value: string, mod: TimexMod | undefined): string | undefined {
  const week = /^\d{4}-W\d{2}(-WE)?$/.exec(value);
  if (week) {
    const monday = firstDay(value.slice(0, 8));
    if (monday === undefined) return undefined;
    return `${isoDay(week[1] ? addDays(monday, 5) : monday)}/${isoDay(addDays(monday, 6))}`;
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return `${quarter[1]}-${32 + Number(quarter[2])}`;
  const half = /^(\d{4})-H([12])$/.exec(value);
  if (half) return half[2] === "1" ? `${half[1]}-01/${half[1]}-06` : `${half[1]}-07/${half[1]}-12`;
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) return `${season[1]}-${SEASON_CODES[season[2]]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month && mod !== undefined && mod !== "APPROX") return partOfMonth(Number(month[1]), Number(month[2]), mod);
  if (/^\d{3}$/.test(value)) return `${value}X`;
  if (/^\d{2}$/.test(value)) return `${value}XX`;
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(value)) return mod === "APPROX" ? `${value}~` : value;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return value.slice(0, 10);
  if (/^XXXX-\d{2}(?:-\d{2})?$/.test(value)) return value;
  return undefined;
}

function partOfMonth(year: number, month: number, mod: TimexMod): string {
  const last = daysInMonth(year, month);
  const [from, to] = mod === "START" ? [1, 10] : mod === "MID" ? [11, 20] : mod === "END" ? [21, last] : [1, last];
  const head = `${pad(year, 4)}-${pad(month)}`;
  return `${head}-${pad(from)}~/${head}-${pad(to)}~`;
}
