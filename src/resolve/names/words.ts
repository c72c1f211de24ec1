/** How alike two words of names are, 0 to 1, whatever their scripts. */

import anyAscii from "any-ascii";
import { fold, latinLetters, type Script, scriptLetters, scriptOf } from "./fold.ts";
import { logOdds, type Transliteration } from "./transliteration.ts";

/** Letters and pairs that languages write for one sound, made one before letters are compared. */
const SAME_SOUND: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch|tch|tsch|cz|sz|zh|dj|dsch|tj|tx/g, "S"],
  [/ou|oe|oo|ue|uu/g, "u"],
  [/ae|ai|ei|ee|ie|ij|iy|yi|ey|ay/g, "i"],
  [/ph/g, "f"],
  [/gy/g, "d"],
  [/th|dh/g, "t"],
  [/kh|gh|ck|qu|x/g, "k"],
  [/tz|ts/g, "c"],
  [/w/g, "v"],
  [/[yj]/g, "i"],
  [/q/g, "k"],
  [/(.)\1+/g, "$1"],
];

const VOWELS = "aeiou";
/** What one letter for another costs, where that is less than a whole letter. */
const NEAR: Readonly<Record<string, number>> = {
  ck: 0.2,
  cs: 0.4,
  sz: 0.3,
  cS: 0.5,
  Sz: 0.5,
  bp: 0.6,
  bv: 0.4,
  fv: 0.3,
  fp: 0.5,
  dt: 0.4,
  gk: 0.5,
  gh: 0.5,
  hk: 0.5,
  mn: 0.6,
  St: 0.6,
  Ss: 0.4,
  gi: 0.6,
  uv: 0.4,
  lr: 0.8,
  Si: 0.6,
  Sg: 0.6,
};
const VOWEL_FOR_VOWEL = 0.45;
const VOWEL_MORE = 0.6;
const H_MORE = 0.35;
const SWAPPED = 0.7;

/** A word of a name; what comparison needs of it is worked out when it is first asked for. */
export class NameWord {
  /** Folded: small letters, no accents, its own script. */
  readonly folded: string;
  readonly script: Script;
  private latinForm: string | undefined;
  private soundForm: string | undefined;

  constructor(readonly text: string) {
    this.folded = fold(text);
    this.script = scriptOf(text);
  }

  /** In Latin letters. */
  get latin(): string {
    this.latinForm ??= this.script === "Latin" ? latinLetters(this.text) : latinLetters(anyAscii(this.text));
    return this.latinForm;
  }

  /** Latin letters with one letter a sound. */
  get sound(): string {
    this.soundForm ??= soundOf(this.latin);
    return this.soundForm;
  }
}

export function nameWordOf(text: string): NameWord {
  return new NameWord(text);
}

function soundOf(latin: string): string {
  let sound = latin;
  for (const [letters, one] of SAME_SOUND) sound = sound.replace(letters, one);
  return sound;
}

/** The ending that Latvian and Lithuanian give to men's names, and Greek to its own: "Rekks", "Salkas". */
const CASE_ENDING = /(?<=[a-z]{3}[^aeious])[aiu]?s$/;

/** Scripts that write no or few vowels. */
const ABJADS = new Set<Script>(["Arabic", "Hebrew"]);

/**
 * Likeness of two words: 1 the same letters, 0.9 and more the same sound, 0.5 about the most that a slip of the pen changes.
 * O(|a| · |b|).
 */
export function likeness(a: NameWord, b: NameWord, model: Transliteration): number {
  if (a.folded === b.folded) return a.text === b.text ? 1 : a.text.toLowerCase() === b.text.toLowerCase() ? 0.995 : 0.985;
  if (a.script !== b.script) {
    const learned = acrossScripts(a, b, model);
    if (learned !== undefined) return learned;
  } else if (a.script !== "Latin") return 0.97 * letterLikeness(a.folded, b.folded);
  const sounds = letterLikeness(a.sound, b.sound);
  const plain = letterLikeness(a.latin, b.latin);
  const ended =
    CASE_ENDING.test(a.latin) !== CASE_ENDING.test(b.latin)
      ? 0.96 * letterLikeness(a.sound.replace(CASE_ENDING, ""), b.sound.replace(CASE_ENDING, ""))
      : 0;
  const bare = ABJADS.has(a.script) || ABJADS.has(b.script) || a.script !== b.script ? skeletonLikeness(a.sound, b.sound) : 0;
  return 0.97 * Math.max(sounds, plain, bare, ended);
}

function acrossScripts(a: NameWord, b: NameWord, model: Transliteration): number | undefined {
  const [other, latin] = a.script === "Latin" ? [b, a] : [a, b];
  const table = model.get(other.script);
  if (latin.script !== "Latin" || table === undefined) return undefined;
  return likelihoodOf(logOdds(table, scriptLetters(other.text), latin.latin), other.script === "Hangul" ? ODDS_MIDDLE_HANGUL : ODDS_MIDDLE);
}

/** Log odds a letter → likeness; the middle is where one pair of strangers in a hundred gets to. */
function likelihoodOf(odds: number, middle: number): number {
  return 0.98 / (1 + Math.exp(-3.2 * (odds - middle)));
}

const ODDS_MIDDLE = 0.55;
/** A Hangul syllable is several letters of one sound system: strangers look more alike. */
const ODDS_MIDDLE_HANGUL = 0.75;

function skeletonLikeness(a: string, b: string): number {
  const bones = (word: string): string => word[0] + word.slice(1).replace(/[aeiouh]/g, "");
  const left = bones(a || " ");
  const right = bones(b || " ");
  if (Math.min(left.length, right.length) < 2) return 0;
  return 0.92 * letterLikeness(left, right);
}

function letterLikeness(a: string, b: string): number {
  if (a === "" || b === "") return 0;
  if (a === b) return 1;
  const longest = 0.55 * Math.max(a.length, b.length);
  // Letters too many alone cost this much at least.
  if (H_MORE * Math.abs(a.length - b.length) >= longest) return 0;
  return Math.max(0, 1 - editCost(a, b) / longest);
}

/** Cost of one letter for another, by the codes of ASCII letters; row-major CODES × CODES. */
const CODES = 128;
const LETTER_COST = new Float64Array(CODES * CODES).fill(1);
const MORE_COST = new Float64Array(CODES).fill(1);
for (let a = 0; a < CODES; a++) {
  for (let b = 0; b < CODES; b++) {
    const [left, right] = [String.fromCharCode(a), String.fromCharCode(b)];
    const near = NEAR[left + right] ?? NEAR[right + left] ?? 1;
    LETTER_COST[a * CODES + b] = a === b ? 0 : VOWELS.includes(left) && VOWELS.includes(right) ? VOWEL_FOR_VOWEL : near;
  }
  if (VOWELS.includes(String.fromCharCode(a))) MORE_COST[a] = VOWEL_MORE;
}
MORE_COST["h".charCodeAt(0)] = H_MORE;

function letterCost(a: number, b: number): number {
  if (a === b) return 0;
  return a < CODES && b < CODES ? LETTER_COST[a * CODES + b] : 1;
}

function moreCost(letter: number): number {
  return letter < CODES ? MORE_COST[letter] : 1;
}

/** Where `editCost` counts: made anew for every pair of words, it would take longer to make than to fill. */
let scratch = new Float64Array(1024);

/** Weighted edit distance with neighbours swapped (Damerau). */
function editCost(a: string, b: string): number {
  const width = b.length + 1;
  if (scratch.length < (a.length + 1) * width) scratch = new Float64Array(2 * (a.length + 1) * width);
  const cost = scratch;
  cost[0] = 0;
  for (let j = 1; j < width; j++) cost[j] = cost[j - 1] + moreCost(b.charCodeAt(j - 1));
  for (let i = 1; i <= a.length; i++) {
    const row = i * width;
    const left = a.charCodeAt(i - 1);
    const more = moreCost(left);
    cost[row] = cost[row - width] + more;
    for (let j = 1; j < width; j++) {
      const right = b.charCodeAt(j - 1);
      let least = Math.min(cost[row - width + j] + more, cost[row + j - 1] + moreCost(right), cost[row - width + j - 1] + letterCost(left, right));
      if (i > 1 && j > 1 && left === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === right)
        least = Math.min(least, cost[row - 2 * width + j - 2] + SWAPPED);
      cost[row + j] = least;
    }
  }
  return cost[a.length * width + b.length];
}
