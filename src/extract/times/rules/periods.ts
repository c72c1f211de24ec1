/** Quarters, seasons, parts of longer periods: "the third quarter", "early July", "the end of March", "mid-1996", "summer". */

import { pad, quarterOf } from "../calendar.ts";
import type { Frame, TimeRule, TimeText, TimeValue, TimexMod } from "../rule.ts";
import { ordinal, SEASONS } from "../words.ts";

function latestQuarter(frame: Frame, quarter: number | undefined): string | undefined {
  const day = frame.published;
  if (day === undefined) return undefined;
  const current = quarterOf(day);
  if (quarter === undefined) return current === 1 ? `${day.year - 1}-Q4` : `${day.year}-Q${current - 1}`;
  const year = quarter > current && !frame.future ? day.year - 1 : day.year;
  return `${pad(year, 4)}-Q${quarter}`;
}

export const quarter: TimeRule = {
  name: "quarter",
  find({ words }, i) {
    let at = words[i] === "the" ? i + 1 : i;
    const the = at > i;
    let year: number | undefined;
    if (/^(?:19|20)\d\d$/.test(words[at] ?? "")) year = Number(words[at++]);
    if (words[at] === "fiscal") at++;
    const number = ordinal(words[at] ?? "");
    if (number !== undefined && number <= 4) {
      if (words[at + 1] === "fiscal") at++;
      if (words[at + 1] === "-") at++;
      if (words[at + 1] !== "quarter") return undefined;
      let to = at + 2;
      if (words[to] === "of" && /^(?:19|20)\d\d$/.test(words[to + 1] ?? "")) {
        year = Number(words[to + 1]);
        to += 2;
      } else if (/^(?:19|20)\d\d$/.test(words[to] ?? "")) year = Number(words[to++]);
      const shifted = year === undefined && words[to] === "of" ? yearOf(words, to + 1) : undefined;
      if (shifted !== undefined) {
        const ofYear = (frame: Frame): TimeValue => {
          const value = shifted.value(frame);
          return { ...value, value: `${value.value}-Q${number}` };
        };
        return { from: i, to: shifted.to, type: "DATE", resolve: ofYear };
      }
      const fixed = year;
      const resolve = (frame: Frame): TimeValue =>
        fixed !== undefined ? { value: `${fixed}-Q${number}` } : { value: latestQuarter(frame, number) ?? `XXXX-Q${number}`, anchor: "published" };
      return { from: i, to, type: "DATE", resolve };
    }
    if (!the) return undefined;
    const back = /^(?:year-earlier|year-ago)$/.test(words[at] ?? "")
      ? 1
      : words[at] === "year" && words[at + 1] === "-" && /^(?:ago|earlier)$/.test(words[at + 2] ?? "")
        ? 3
        : 0;
    if (back > 0 && /^(?:quarter|period)$/.test(words[at + back] ?? "")) {
      const resolve = (frame: Frame): TimeValue => {
        const base = frame.quarter ?? latestQuarter(frame, undefined);
        return base === undefined ? { value: "XXXX-QX" } : { value: `${Number(base.slice(0, 4)) - 1}${base.slice(4)}`, anchor: "previous" };
      };
      return { from: i, to: at + back + 1, type: "DATE", resolve };
    }
    const latest = words[at] === "latest" || words[at] === "most" ? 1 : 0;
    if (words[at + latest] !== "quarter") return undefined;
    return {
      from: i,
      to: at + latest + 1,
      type: "DATE",
      resolve: (frame) => ({
        value: frame.quarter ?? latestQuarter(frame, undefined) ?? "XXXX-QX",
        anchor: frame.quarter ? "previous" : "published",
      }),
    };
  },
};

const YEAR_SHIFTS: Readonly<Record<string, number>> = { last: -1, this: 0, the: 0, next: 1 };

/** The year at token `i`: "2023", "last year", "the year"; how far it is from the publication year where it is not written out. */
function yearOf(words: readonly string[], i: number): { to: number; value(frame: Frame): TimeValue } | undefined {
  const word = words[i] ?? "";
  if (/^(?:19|20)\d\d$/.test(word)) return { to: i + 1, value: () => ({ value: word }) };
  if (!Object.hasOwn(YEAR_SHIFTS, word) || words[i + 1] !== "year") return undefined;
  const shift = YEAR_SHIFTS[word];
  const value = ({ published }: Frame): TimeValue =>
    published === undefined ? { value: "XXXX" } : { value: pad(published.year + shift, 4), anchor: "published" };
  return { to: i + 2, value };
}

/** "the first half of 2023", "the second half of the year". */
export const half: TimeRule = {
  name: "half",
  find({ words }, i) {
    const at = words[i] === "the" ? i + 1 : i;
    const number = { first: 1, second: 2, last: 2, latter: 2 }[words[at] as "first"];
    if (number === undefined || words[at + 1] !== "half" || words[at + 2] !== "of") return undefined;
    const year = yearOf(words, at + 3);
    if (year === undefined) return undefined;
    const resolve = (frame: Frame): TimeValue => {
      const found = year.value(frame);
      return { ...found, value: `${found.value}-H${number}` };
    };
    return { from: i, to: year.to, type: "DATE", resolve };
  },
};

/** "this year's third quarter". */
export const yearsQuarter: TimeRule = {
  name: "years-quarter",
  find({ words }, i) {
    const year = yearOf(words, i);
    if (year === undefined || !/^['’]s$/.test(words[year.to] ?? "")) return undefined;
    const number = ordinal(words[year.to + 1] ?? "");
    if (number === undefined || number > 4 || words[year.to + 2] !== "quarter") return undefined;
    const resolve = (frame: Frame): TimeValue => {
      const found = year.value(frame);
      return { ...found, value: `${found.value}-Q${number}` };
    };
    return { from: i, to: year.to + 3, type: "DATE", resolve };
  },
};

export const yearEarlier: TimeRule = {
  name: "year-earlier",
  find({ words }, i) {
    if (words[i] !== "year" || words[i + 1] !== "-" || !/^(?:ago|earlier)$/.test(words[i + 2] ?? "")) return undefined;
    return {
      from: i,
      to: i + 3,
      type: "DATE",
      resolve: (frame) => {
        const base = frame.quarter ?? (frame.published ? pad(frame.published.year, 4) : undefined);
        return base === undefined ? { value: "PAST_REF" } : { value: `${Number(base.slice(0, 4)) - 1}${base.slice(4)}`, anchor: "previous" };
      },
    };
  },
};

export const season: TimeRule = {
  name: "season",
  find({ words }, i) {
    const at = words[i] === "the" ? i + 1 : i;
    const code = SEASONS.get(words[at] ?? "");
    if (code === undefined) return undefined;
    const of = words[at + 1] === "of" ? at + 2 : at + 1;
    if (!/^(?:19|20)\d\d$/.test(words[of] ?? "")) return undefined;
    return { from: i, to: of + 1, type: "DATE", resolve: () => ({ value: `${words[of]}-${code}` }) };
  },
};

const EDGES: Readonly<Record<string, TimexMod>> = {
  early: "START",
  earlier: "START",
  late: "END",
  later: "END",
  mid: "MID",
  middle: "MID",
  beginning: "START",
  start: "START",
  end: "END",
};

/** Finds where a modified period begins: "early", "the end of", "mid-". Undefined when token `i` opens none. */
export function edgeAt({ words }: TimeText, i: number): { at: number; mod: TimexMod } | undefined {
  const word = words[i] ?? "";
  if (/^(?:early|late|mid|earlier|later)$/.test(word)) {
    const at = words[i + 1] === "-" || words[i + 1] === "in" || words[i + 1] === "on" ? i + 2 : i + 1;
    if (words[i + 1] === "on" || (words[i + 1] === "in" && word !== "late" && word !== "early")) return undefined;
    return { at, mod: EDGES[word] };
  }
  const the = word === "the" ? i + 1 : i;
  const edge = words[the] ?? "";
  if (!/^(?:end|beginning|start|middle)$/.test(edge) || words[the + 1] !== "of") return undefined;
  return { at: the + 2, mod: EDGES[edge] };
}

/** "mid-July" is one token when written without a space. */
export function gluedMid(words: readonly string[], i: number): string | undefined {
  return /^mid-(.+)$/.exec(words[i] ?? "")?.[1];
}

export const yearEnd: TimeRule = {
  name: "year-end",
  find({ words }, i) {
    const to =
      words[i] === "year" && /^(?:-|['’]s)$/.test(words[i + 1] ?? "") && words[i + 2] === "end"
        ? i + 3
        : words[i] === "year" && words[i + 1] === "end"
          ? i + 2
          : 0;
    if (to === 0) return undefined;
    return {
      from: i,
      to,
      type: "DATE",
      resolve: (frame) => ({ value: frame.published ? `${frame.published.year}-12` : "XXXX-12", mod: "END", anchor: "published" }),
    };
  },
};
