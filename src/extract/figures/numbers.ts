/**
 * Numbers as they are written: digits with thousands marks, words, scales ("2.5bn", "half a million"), vague ones ("tens of
 * thousands"), fractions ("two thirds"). One scan over the text; what they count is decided elsewhere.
 */

export interface WrittenNumber {
  readonly start: number;
  /** End of the number with its scale. */
  readonly end: number;
  readonly low: number;
  /** Equal to `low` but for vague numbers. */
  readonly high: number;
  readonly form: "digits" | "words" | "vague" | "fraction";
  /** What a following number may borrow: "$1.2 to $1.5 billion". 1 = none. */
  readonly scale: number;
  /** A letter that is a scale after money and a unit elsewhere ("5m", "3b"): its end and its value. */
  readonly letter?: { readonly end: number; readonly scale: number };
}

const UNITS_TO_19 = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SMALL = new Map<string, number>([...UNITS_TO_19.map((word, n) => [word, n] as const), ...TENS.map((word, n) => [word, 20 + 10 * n] as const)]);
const SCALES = new Map<string, number>([
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const GLUED = new Map<string, number>([
  ["k", 1e3],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mio", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);
const LETTERS = new Map<string, number>([
  ["m", 1e6],
  ["b", 1e9],
  ["t", 1e12],
]);
const PARTS = new Map<string, number>([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["sixth", 6],
  ["sixths", 6],
  ["seventh", 7],
  ["sevenths", 7],
  ["eighth", 8],
  ["eighths", 8],
  ["ninth", 9],
  ["ninths", 9],
  ["tenth", 10],
  ["tenths", 10],
]);

const DIGITS =
  /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[\u0020\u00a0\u2009\u202f]\d{3})+(?![\d,]|\.\d)|\d+(?:[.,]\d+)?|\.\d+/y;
const SCALE_AFTER = /[\s-]{0,2}(hundred|thousand|lakh|million|crore|billion|trillion)s?(?![\p{L}])/iuy;
const GLUED_AFTER = /\s?(k|mn|mln|mio|bn|bln|tn|trn|m|b|t)(?![\p{L}\p{N}])/iuy;
const HALF_AFTER = /[ -](\d)\/(\d)(?!\d)|([½¼¾⅓⅔])/y;
const SIGNS_OF_PARTS = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
]);

/** Whether a form can begin or hold a number: for passing over sentences without one. */
export function isNumeric(form: string): boolean {
  const first = form.charCodeAt(0);
  if (first < 0x41 || first > 0x7a) return /[\d½¼¾⅓⅔]/.test(form);
  return form.length > 2 && (NUMERIC_WORDS.has(form) || NUMERIC_WORDS.has(form.toLowerCase()) || /\d/.test(form));
}

/** Every number in text[from, to), in order, without overlaps. Linear. */
export function scanNumbers(text: string, from: number, to: number): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  const begins = /\d|[½¼¾⅓⅔]|\.\d|(?<![\p{L}\p{N}'’-])[A-Za-z]{3,9}(?![\p{L}])/gu;
  begins.lastIndex = from;
  for (let match = begins.exec(text); match !== null && match.index < to; match = begins.exec(text)) {
    const at = match.index;
    const number = /[A-Za-z]/.test(match[0]) ? inWords(text, at, to) : inDigits(text, at, to);
    if (number === undefined) continue;
    found.push(number);
    begins.lastIndex = Math.max(begins.lastIndex, number.end);
  }
  return found;
}

function inDigits(text: string, at: number, to: number): WrittenNumber | undefined {
  const sign = SIGNS_OF_PARTS.get(text[at]);
  if (sign !== undefined) return { start: at, end: at + 1, low: sign, high: sign, form: "fraction", scale: 1 };
  DIGITS.lastIndex = at;
  const digits = DIGITS.exec(text)?.[0];
  if (digits === undefined || at + digits.length > to) return undefined;
  let end = at + digits.length;
  const slash = /^\/(\d{1,2})(?![\d/])/.exec(text.slice(end, end + 4));
  if (slash && !digits.includes(",") && Number(slash[1]) > Number(digits) && Number(slash[1]) <= 16) {
    const value = Number(digits) / Number(slash[1]);
    return { start: at, end: end + slash[0].length, low: value, high: value, form: "fraction", scale: 1 };
  }
  SCALE_AFTER.lastIndex = end;
  const scaleWord = SCALE_AFTER.exec(text);
  const decimalComma = /^\d+,\d{1,2}$/.test(digits);
  let value = Number(decimalComma ? digits.replace(",", ".") : digits.replace(/[,\u0020\u00a0\u2009\u202f]/g, ""));
  if (/^\d+,\d{4,}$/.test(digits)) return undefined;
  HALF_AFTER.lastIndex = end;
  const half = digits.includes(".") ? null : HALF_AFTER.exec(text);
  if (half) {
    value += half[3] === undefined ? Number(half[1]) / Number(half[2]) : (SIGNS_OF_PARTS.get(half[3]) ?? 0);
    end += half[0].length;
    SCALE_AFTER.lastIndex = end;
  }
  const word = half ? SCALE_AFTER.exec(text) : scaleWord;
  if (word && word.index + word[0].length <= to) {
    let scale = SCALES.get(word[1].toLowerCase()) as number;
    end += word[0].length;
    SCALE_AFTER.lastIndex = end;
    const second = scale === 100 || scale === 1000 ? SCALE_AFTER.exec(text) : null;
    if (second) {
      scale *= SCALES.get(second[1].toLowerCase()) as number;
      end += second[0].length;
    }
    return { start: at, end, low: scaled(value, scale), high: scaled(value, scale), form: "digits", scale };
  }
  GLUED_AFTER.lastIndex = end;
  const glued = GLUED_AFTER.exec(text);
  if (glued && glued.index + glued[0].length <= to) {
    const key = glued[1].toLowerCase();
    const scale = GLUED.get(key);
    const stop = end + glued[0].length;
    if (scale !== undefined && !(key === "k" && /\s/.test(glued[0])))
      return { start: at, end: stop, low: scaled(value, scale), high: scaled(value, scale), form: "digits", scale };
    const letter = LETTERS.get(key);
    if (letter !== undefined) return { start: at, end, low: value, high: value, form: "digits", scale: 1, letter: { end: stop, scale: letter } };
  }
  return { start: at, end, low: value, high: value, form: "digits", scale: 1 };
}

/** A product without the noise of binary fractions: 2.3 × 10⁹ is 2300000000. */
export function scaled(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15));
}

const WORD = /[ -]{0,2}([A-Za-z]+)/y;

/** Words from `at` on with their ends, while they may belong to a number. */
function wordsFrom(text: string, at: number, to: number): { word: string; end: number }[] {
  const out: { word: string; end: number }[] = [];
  let end = at;
  while (out.length < 12) {
    WORD.lastIndex = end;
    const match = WORD.exec(text);
    if (match === null || match.index + match[0].length > to) break;
    end = match.index + match[0].length;
    const word = match[1].toLowerCase();
    out.push({ word, end });
    if (!isNumberWord(word)) break;
  }
  return out;
}

function isNumberWord(word: string): boolean {
  return (
    SMALL.has(word) ||
    SCALES.has(word) ||
    PARTS.has(word) ||
    VAGUE.has(word) ||
    VAGUE_FACTORS.has(word) ||
    /^(?:a|an|and|of|half|dozen|couple)$/.test(word)
  );
}

const VAGUE = new Map<string, readonly [number, number]>([
  ["dozens", [12, 120]],
  ["scores", [20, 200]],
  ["hundreds", [100, 1000]],
  ["thousands", [1e3, 1e4]],
  ["millions", [1e6, 1e7]],
  ["billions", [1e9, 1e10]],
  ["trillions", [1e12, 1e13]],
]);
const VAGUE_FACTORS = new Map<string, number>([
  ["tens", 10],
  ["dozens", 12],
  ["hundreds", 100],
  ["thousands", 1000],
]);

const NUMERIC_WORDS = new Set([...SMALL.keys(), ...SCALES.keys(), ...PARTS.keys(), ...VAGUE.keys(), ...VAGUE_FACTORS.keys(), "dozen"]);

function inWords(text: string, at: number, to: number): WrittenNumber | undefined {
  const words = wordsFrom(text, at, to);
  const first = words[0]?.word;
  if (first === undefined) return undefined;
  return vague(words, at) ?? fraction(text, words, at) ?? cardinal(text, words, at);
}

type Words = readonly { readonly word: string; readonly end: number }[];

function vague(words: Words, at: number): WrittenNumber | undefined {
  const factor = VAGUE_FACTORS.get(words[0].word);
  const scale = words[1]?.word === "of" ? VAGUE.get(words[2]?.word ?? "") : undefined;
  if (factor !== undefined && scale !== undefined)
    return { start: at, end: words[2].end, low: factor * scale[0], high: factor * scale[0] * 10, form: "vague", scale: 1 };
  const plain = VAGUE.get(words[0].word);
  if (plain === undefined) return undefined;
  return { start: at, end: words[0].end, low: plain[0], high: plain[1], form: "vague", scale: 1 };
}

/** "two thirds", "three-quarters", "a third of", "half of": the ordinal alone is no fraction. */
function fraction(text: string, words: Words, at: number): WrittenNumber | undefined {
  const [first, second] = words;
  const before = text.slice(Math.max(0, at - 4), at).toLowerCase();
  const make = (low: number, end: number): WrittenNumber => ({ start: at, end, low, high: low, form: "fraction", scale: 1 });
  const ofAfter = (end: number): boolean => /^\s+of\s/.test(text.slice(end, end + 5));
  if (first.word === "half") {
    const next = text.slice(first.end, first.end + 24).toLowerCase();
    if (/^\s+an?\s+(?:hundred|thousand|million|billion|trillion)/.test(next)) {
      const scale = words.find(({ word }) => SCALES.has(word));
      return scale && { ...make(scaled(0.5, SCALES.get(scale.word) ?? 1), scale.end), form: "words" };
    }
    const secondHalf = /(?:first|second|latter)\s+$/.test(text.slice(Math.max(0, at - 9), at).toLowerCase());
    return !secondHalf && /^\s+(?:of|the|its|their|all|his|her|our|your|those|these)\s/.test(next) ? make(0.5, first.end) : undefined;
  }
  const numerator = SMALL.get(first.word);
  const denominator = PARTS.get(second?.word ?? "");
  if (numerator !== undefined && denominator !== undefined && second !== undefined) {
    const plural = second.word.endsWith("s") || second.word === "halves";
    if ((numerator > 1 && plural && second.word !== "seconds") || (numerator === 1 && ofAfter(second.end)))
      return make(numerator / denominator, second.end);
  }
  const among = first.word === "one" ? /^\s+(?:in|out of)(?: every)? (\w+)/.exec(text.slice(first.end, first.end + 24)) : null;
  const whole = among ? (SMALL.get(among[1].toLowerCase()) ?? Number(among[1])) : 0;
  if (among && whole > 1 && whole <= 1000) return make(1 / whole, first.end + among[0].length);
  const part = PARTS.get(first.word);
  if (part !== undefined && !first.word.endsWith("s") && /\ban?\s$/.test(before) && ofAfter(first.end)) return make(1 / part, first.end);
  return undefined;
}

/** "twenty-five", "two hundred and six", "a million", "two and a half million", "a dozen". */
function cardinal(text: string, words: Words, at: number): WrittenNumber | undefined {
  let total = 0;
  let group: number | undefined;
  let end = at;
  let scale = 1;
  let k = 0;
  const article = /\b(?:an?|several|few)\s$/.test(text.slice(Math.max(0, at - 8), at).toLowerCase());
  for (; k < words.length; k++) {
    const { word } = words[k];
    const small = SMALL.get(word);
    const big = SCALES.get(word);
    if (small !== undefined) {
      if (group !== undefined && !(group % 100 >= 20 && group % 10 === 0 && small < 10 && small > 0) && !(group >= 100 && group % 100 === 0)) break;
      group = (group ?? 0) + small;
    } else if (word === "dozen" && (group !== undefined || article)) {
      group = (group ?? 1) * 12;
    } else if (big !== undefined && (group !== undefined || total > 0 || article)) {
      if (/several|few/.test(text.slice(Math.max(0, at - 8), at))) return undefined;
      if (big === 100) group = (group ?? 1) * 100;
      else {
        total += (group ?? 1) * big;
        group = undefined;
      }
      scale = big;
    } else if (word === "and" && k > 0) {
      const next = words[k + 1]?.word ?? "";
      if (next === "a" && words[k + 2]?.word === "half" && group !== undefined) {
        group += 0.5;
        k += 2;
      } else if (!(SMALL.has(next) && ((group !== undefined && group >= 100) || total > 0))) break;
      else continue;
    } else break;
    end = words[k].end;
  }
  const value = total + (group ?? 0);
  if (end === at || (value === 0 && words[0].word !== "zero")) return undefined;
  return { start: at, end, low: value, high: value, form: "words", scale };
}
