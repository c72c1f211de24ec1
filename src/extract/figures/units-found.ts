/** The unit of a written number: a sign before it ("$5"), a word or sign after it ("5 tonnes", "30-day"). */

import type { Unit, Units } from "../../lexicon/units.ts";
import { scaled, type WrittenNumber } from "./numbers.ts";

/** What can stand between a number and its unit ("30 -day", "$700-million"). */
const GAP = /[\s ]?[-–]?[\s ]?/y;
const WORD_AFTER = /[^\s,.;:!?()[\]“”"]+(?:\.[A-Za-z]\.)?/y;

/** A number with its unit, before it is asked whether it counts anything. */
export interface Found {
  readonly number: WrittenNumber;
  readonly unit: Unit | undefined;
  /** End of number and unit. */
  readonly end: number;
  /** Start, with a sign before the number. */
  readonly start: number;
  readonly low: number;
  readonly high: number;
  readonly scale: number;
}

/** The number with the sign before it or the unit after it. */
export function withUnit(text: string, number: WrittenNumber, units: Units): Found {
  const sign = signBefore(text, number.start, units);
  if (sign) {
    const letter = number.letter;
    const factor = letter?.scale ?? 1;
    let end = letter?.end ?? number.end;
    const doubled = unitAfter(text, end, units);
    if (doubled && (doubled.unit === sign.unit || /^[A-Z]{3}$|^US dollars?$/.test(text.slice(doubled.start, doubled.end)))) end = doubled.end;
    return {
      number,
      unit: sign.unit,
      start: sign.start,
      end,
      low: scaled(number.low, factor),
      high: scaled(number.high, factor),
      scale: letter?.scale ?? number.scale,
    };
  }
  const after = unitAfter(text, number.end, units);
  const found = { number, start: number.start, low: number.low, high: number.high, scale: number.scale };
  if (after) return { ...found, unit: after.unit, end: after.end };
  const letter = number.letter;
  if (letter) {
    const money = unitAfter(text, letter.end, units);
    const factor = { low: scaled(number.low, letter.scale), high: scaled(number.high, letter.scale), scale: letter.scale };
    if (money?.unit.kind === "currency") return { ...found, ...factor, unit: money.unit, end: money.end };
    if (text[letter.end - 1] !== "t" && !/\s/.test(text[number.end])) return { ...found, ...factor, unit: undefined, end: letter.end };
  }
  return { ...found, unit: undefined, end: number.end };
}

function signBefore(text: string, at: number, units: Units): { unit: Unit; start: number } | undefined {
  const end = /\s/.test(text[at - 1] ?? "") ? at - 1 : at;
  for (const { sign, unit } of units.signs) {
    if (!text.endsWith(sign, end)) continue;
    const start = end - sign.length;
    if (/\p{L}$/u.test(sign) && end !== at && sign.length < 3) continue;
    if (/^\p{L}/u.test(sign) && /[\p{L}\p{N}]/u.test(text[start - 1] ?? "")) continue;
    return { unit, start };
  }
  return undefined;
}

/** The longest unit that begins after `at`. */
function unitAfter(text: string, at: number, units: Units): { unit: Unit; start: number; end: number } | undefined {
  GAP.lastIndex = at;
  const gap = GAP.exec(text)?.[0] ?? "";
  const start = at + gap.length;
  if (/^[%¢°€£¥％元₾]/.test(text.slice(start, start + 1))) {
    for (const length of [2, 1]) {
      const unit = units.byForm.get(text.slice(start, start + length));
      if (unit) return { unit, start, end: start + length };
    }
  }
  const ends: number[] = [];
  let end = start;
  for (let words = 0; words < units.longest; words++) {
    WORD_AFTER.lastIndex = end;
    const word = WORD_AFTER.exec(text);
    if (word === null) break;
    end = word.index + word[0].length;
    ends.push(end);
    const hyphen = word[0].indexOf("-");
    if (words === 0 && hyphen > 0) ends.push(word.index + hyphen);
    if (text[end] !== " ") break;
    end++;
  }
  ends.sort((a, b) => b - a);
  for (const stop of ends) {
    const form = text.slice(start, stop);
    const unit = units.byForm.get(form) ?? (form.length > 3 ? units.byForm.get(form.toLowerCase()) : undefined) ?? ageOf(form, units);
    if (unit && !(unit.kind === "measure" && form.length === 1 && gap.includes("-"))) return { unit, start, end: stop };
  }
  return undefined;
}

/** "25-year-old", "25 -year -old": the hyphens may stand apart. */
function ageOf(form: string, units: Units): Unit | undefined {
  return /^years?[ -]+olds?$/.test(form.toLowerCase()) ? units.byForm.get("year-old") : undefined;
}
