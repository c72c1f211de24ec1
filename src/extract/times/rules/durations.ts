/** Lengths and repetitions: "24 hours", "30-day", "the past two months", "several years", "every month", "$5 a year"; clock times; "now", "recently". */

import type { Doc } from "../../../document/doc.ts";
import { isoDay } from "../calendar.ts";
import type { Frame, TimeRule, TimeValue, TimexMod } from "../rule.ts";
import { durationValue, readNumber, UNITS, VAGUE_AMOUNTS, WEEKDAYS } from "../words.ts";

export const duration: TimeRule = {
  name: "duration",
  find({ words, doc }, i) {
    let at = i;
    let mod: TimexMod | undefined;
    if ((words[at] === "more" || words[at] === "less" || words[at] === "fewer") && words[at + 1] === "than") {
      mod = words[at] === "more" ? "MORE_THAN" : "LESS_THAN";
      at += 2;
    } else if (words[at] === "at" && (words[at + 1] === "least" || words[at + 1] === "most")) {
      mod = words[at + 1] === "least" ? "EQUAL_OR_MORE" : "EQUAL_OR_LESS";
      at += 2;
    } else if (/^(?:about|almost|nearly|around|roughly|over|within|up)$/.test(words[at])) {
      mod = words[at] === "over" ? "MORE_THAN" : words[at] === "within" ? "EQUAL_OR_LESS" : words[at] === "up" ? "EQUAL_OR_LESS" : "APPROX";
      if (words[at] === "up" && words[at + 1] !== "to") return undefined;
      at += words[at] === "up" ? 2 : 1;
    }
    if (words[at] === "the" || words[at] === "this" || words[at] === "these") at++;
    let framed = false;
    if (/^(?:past|last|next|first|final|coming|previous|following)$/.test(words[at] ?? "")) {
      framed = true;
      at++;
    }
    if (words[at] === "a" && /^(?:few|couple|full|whole)$/.test(words[at + 1] ?? "")) at++;
    const number = readNumber(words, at);
    let amount: number | undefined;
    if (number && !(number.value > 1500 && number.value < 2100)) {
      amount = number.value;
      at = number.to;
      if (words[at] === "to" || words[at] === "or" || words[at] === "-") {
        const upper = readNumber(words, at + 1);
        if (upper) at = upper.to;
      }
      if (words[at] === "and" && words[at + 1] === "a" && words[at + 2] === "half") {
        amount += 0.5;
        at += 3;
      }
    } else if (VAGUE_AMOUNTS.has(words[at] ?? "") && words[at] !== "recent") {
      at += words[at + 1] === "of" ? 2 : 1;
    } else if (words[at] === "half" && words[at + 1] === "a") {
      amount = 0.5;
      at += 2;
    } else if ((words[at] === "a" || words[at] === "an") && !framed) {
      amount = 1;
      at++;
    } else return undefined;
    while (/^(?:-|more|full|trading|business|working|consecutive|additional|straight|long|fiscal)$/.test(words[at] ?? "")) at++;
    const unit = UNITS.get(words[at] ?? "");
    if (unit === undefined || (amount === undefined && !unit.plural && !doc.formOf(at - 1).includes("-"))) return undefined;
    if (/^(?:old|olds)$/.test(words[at + 1] ?? "") || (words[at + 1] === "-" && /^(?:old|olds)$/.test(words[at + 2] ?? ""))) return undefined;
    if (unit.code === "TS" && words[at] === "second") return undefined;
    const article = words[at - 1] === "a" || words[at - 1] === "an";
    if (article && isRate(words, i)) return { from: i, to: at + 1, type: "SET", resolve: () => ({ value: durationValue(1, unit) }) };
    if (
      article &&
      (unit.code === "D" || unit.code === "TM" || unit.code === "TS") &&
      mod === undefined &&
      !/^(?:in|for|within|after|of)$/.test(words[i - 1] ?? "")
    )
      return undefined;
    if (article && words[at + 1] === "when") return undefined;
    const value = lengthValue(amount, unit);
    return { from: i, to: at + 1, type: "DURATION", resolve: () => ({ value, ...(mod ? { mod } : {}) }) };
  },
};

function lengthValue(amount: number | undefined, unit: NonNullable<ReturnType<typeof UNITS.get>>): string {
  if (amount === 0.5 && unit.code === "Y") return "P6M";
  if (amount === 0.5 && unit.code === "TH") return "PT30M";
  return durationValue(amount, unit);
}

/** "$5 a year", "three times a week". */
function isRate(words: readonly string[], i: number): boolean {
  return /^(?:\d[\d,.]*|million|billion|thousand|hundred|percent|%|times|once|twice|barrels|people|dollars|cents|share|tons|tonnes)$/.test(
    words[i - 1] ?? "",
  );
}

function isNamePart(doc: Doc, i: number): boolean {
  if (doc.name[i] > 1) return true;
  return /^\p{Lu}/u.test(doc.formOf(i)) && i > 0 && doc.sentenceFrom.length > 1 && doc.sentenceOf(i) === doc.sentenceOf(i - 1);
}

const ADVERBS: Readonly<Record<string, string>> = {
  daily: "XXXX-XX-XX",
  annually: "XXXX",
  yearly: "XXXX",
  monthly: "XXXX-XX",
  weekly: "XXXX-WXX",
  hourly: "PT1H",
  quarterly: "P3M",
};

export const repetition: TimeRule = {
  name: "repetition",
  find({ words, doc }, i) {
    const word = words[i];
    // "Ordava Daily" is a name.
    if (Object.hasOwn(ADVERBS, word) && isNamePart(doc, i)) return undefined;
    if (Object.hasOwn(ADVERBS, word)) return { from: i, to: i + 1, type: "SET", resolve: () => ({ value: ADVERBS[word] }) };
    if (word !== "every" && word !== "each" && word !== "per") return undefined;
    const unit = UNITS.get(words[i + 1] ?? "");
    if (unit && !unit.plural) return { from: i, to: i + 2, type: "SET", resolve: () => ({ value: durationValue(1, unit) }) };
    const weekday = WEEKDAYS.get(words[i + 1] ?? "");
    if (weekday !== undefined) return { from: i, to: i + 2, type: "SET", resolve: () => ({ value: `XXXX-WXX-${weekday}` }) };
    const number = readNumber(words, i + 1);
    const counted = number && UNITS.get(words[number.to] ?? "");
    return number && counted && { from: i, to: number.to + 1, type: "SET", resolve: () => ({ value: durationValue(number.value, counted) }) };
  },
};

export const clock: TimeRule = {
  name: "clock",
  find({ words }, i) {
    const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(words[i] ?? "");
    let to = i + 1;
    let hour: number;
    let minute = "";
    if (words[i] === "noon" || words[i] === "midnight") hour = words[i] === "noon" ? 12 : 24;
    else if (match) {
      const half = /^([ap])\.?m\.?$/.exec(words[to] ?? "");
      if (!half && match[2] === undefined) return undefined;
      if (!half && (words[i - 1] === ":" || Number(match[1]) > 23 || !/^(?:at|by|around|until|from|about|before|after)$/.test(words[i - 1] ?? "")))
        return undefined;
      hour = Number(match[1]) % (half ? 12 : 24);
      if (half?.[1] === "p") hour += 12;
      minute = match[2] === undefined ? "" : `:${match[2]}`;
      if (half) to++;
    } else return undefined;
    const time = `T${String(hour).padStart(2, "0")}${minute === "" && hour % 12 === 0 ? ":00" : minute}`;
    return { from: i, to, type: "TIME", resolve: (frame) => onDay(frame, time) };
  },
};

function onDay(frame: Frame, time: string): TimeValue {
  const day = frame.previous !== undefined && frame.previous.length === 10 ? frame.previous : frame.published && isoDay(frame.published);
  return day === undefined ? { value: `XXXX-XX-XX${time}` } : { value: day + time, anchor: day === frame.previous ? "previous" : "published" };
}

const REFERENCES: Readonly<Record<string, string>> = {
  now: "PRESENT_REF",
  currently: "PRESENT_REF",
  recently: "PAST_REF",
  nowadays: "PRESENT_REF",
  soon: "FUTURE_REF",
};

export const reference: TimeRule = {
  name: "reference",
  find({ words, doc }, i) {
    if (Object.hasOwn(REFERENCES, words[i])) {
      if (words[i] === "soon" && (words[i - 1] === "as" || words[i + 1] === "as" || words[i + 1] === "after")) return undefined;
      if (words[i] === "now" && (words[i + 1] === "that" || words[i + 1] === ",")) return undefined;
      return { from: i, to: i + 1, type: "DATE", resolve: () => ({ value: REFERENCES[words[i]] }) };
    }
    if (words[i] === "the" && (words[i + 1] === "past" || words[i + 1] === "future") && doc.tag[i + 1] === 8 && !UNITS.has(words[i + 2] ?? "")) {
      return { from: i, to: i + 2, type: "DATE", resolve: () => ({ value: words[i + 1] === "past" ? "PAST_REF" : "FUTURE_REF" }) };
    }
    return undefined;
  },
};
