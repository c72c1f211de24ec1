/** Words of a text for comparing it with a topic: folded, hyphens open, brought to the stem that derivations share. */

import { stemmer } from "stemmer";

export interface Word {
  readonly start: number;
  readonly end: number;
  /** Folded form without hyphens: "k2". */
  readonly form: string;
  /** What "inspect", "inspected" and "inspection" share; at least three letters, else the form. */
  readonly stem: string;
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-‐‑’'.&][\p{L}\p{N}\p{M}]+)*\.?/gu;
const stems = new Map<string, string>();
/** Kept stems and forms; beyond this their table starts anew, so that memory stays flat. */
const MOST_KEPT = 50_000;

/** What a word is wherever it stands; offsets are from its first character. */
type Shape = Pick<Word, "end" | "form" | "stem">;

/** Of a word as a text has it: the whole, and with hyphens its parts. */
interface Shapes {
  readonly whole: Shape;
  readonly parts: readonly Word[];
}

const shapes = new Map<string, Shapes>();

/**
 * Words in text order; of a hyphenated one the whole first, then its parts. O(length).
 *
 * @param shift added to the offsets
 */
export function wordsOf(text: string, shift = 0): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index + shift;
    const { whole, parts } = shapesOf(match[0]);
    words.push({ start, end: start + whole.end, form: whole.form, stem: whole.stem });
    for (const part of parts) words.push({ start: start + part.start, end: start + part.end, form: part.form, stem: part.stem });
  }
  return words;
}

function shapesOf(matched: string): Shapes {
  const known = shapes.get(matched);
  if (known !== undefined) return known;
  const written = matched.replace(/['’]s?$/, "").replace(/\.$/, (dot) => (/^\p{Lu}\.\p{Lu}/u.test(matched) ? dot : ""));
  const pieces = written.split(/[-‐‑]/);
  const parts: Word[] = [];
  if (pieces.length > 1) {
    let at = 0;
    for (const piece of pieces) {
      parts.push({ start: at, ...shapeOf(piece, at) });
      at += piece.length + 1;
    }
  }
  const made = { whole: shapeOf(written, 0), parts };
  if (shapes.size >= MOST_KEPT) shapes.clear();
  shapes.set(matched, made);
  return made;
}

function shapeOf(written: string, start: number): Shape {
  const form = foldWord(written);
  return { end: start + written.length, form, stem: stemOf(form) };
}

function foldWord(written: string): string {
  const word = written.toLowerCase().replace(/[-‐‑.&’']/g, "");
  return /^[\0-\x7f]*$/.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, "");
}

/** How the words begin that share the stem of a form, but for gerunds without its "e" and derivations far from it: what an index is asked for. */
export function beginningsOf(form: string): string[] {
  const stem = stemOf(form);
  let shared = 0;
  while (shared < stem.length && shared < form.length && stem[shared] === form[shared]) shared++;
  const own = shared >= 3 ? form.slice(0, shared) : form;
  // "city" of "cities"
  return own.endsWith("i") && own === stem ? [own, `${own.slice(0, -1)}y`] : [own];
}

/** Beginnings of one of which every word that shares the stem of a form begins: a quick look before words are made. */
export function allBeginningsOf(form: string): string[] {
  const stem = stemOf(form);
  // "trading" of "trade"
  const gerund = stem.endsWith("e") ? [`${stem.slice(0, -1)}ing`] : [];
  return [...beginningsOf(form), ...gerund, ...[...SAME].flatMap(([porter, same]) => (same === stem ? [porter.replace(/i$/, "")] : []))];
}

/** The stem of a folded word (Porter 1980), kept to at least three letters. */
export function stemOf(form: string): string {
  const known = stems.get(form);
  if (known !== undefined) return known;
  // "richly laden", "rich-laden"
  const plain = /^[a-z]{4,}ly$/.test(form) ? form.slice(0, -2) : form;
  const spelt = plain.replace(SPELT_WITH_S, "iz$1");
  const porter = /^[a-z]{4,}$/.test(spelt) ? stemmer(spelt) : spelt;
  const stem = porter.length < 3 ? form : (SAME.get(porter) ?? porter);
  if (stems.size >= MOST_KEPT) stems.clear();
  stems.set(form, stem);
  return stem;
}

/** "Privatisation", "legalise": with a z elsewhere. */
const SPELT_WITH_S = /(?<=al|an|at|on|or|id|gn|ern|ul|im)is(es?|ed|ing|ations?)$/;

/** Derivations and spellings that Porter's rules leave apart: countries and their adjectives come from the authority list, not from here. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["women", "woman"],
  ["men", "man"],
  ["children", "child"],
  ["entri", "enter"],
  ["entranc", "enter"],
  ["suppli", "suppli"],
  ["deliveri", "deliv"],
  ["deliver", "deliv"],
  ["withdrew", "withdraw"],
  ["withdrawn", "withdraw"],
  ["withdraw", "withdraw"],
  ["built", "build"],
  ["sent", "send"],
  ["sold", "sell"],
  ["sale", "sell"],
  ["weaponri", "weapon"],
  ["proposit", "propos"],
  ["expans", "expand"],
  ["invas", "invad"],
  ["reduct", "reduc"],
  ["admiss", "admit"],
  ["refus", "refus"],
  ["refuge", "refuge"],
  ["refugee", "refuge"],
  ["approv", "approv"],
  ["remov", "remov"],
  ["penalti", "penal"],
  ["penal", "penal"],
  ["penaliz", "penal"],
  ["closur", "close"],
  ["expuls", "expel"],
  ["abolit", "abolish"],
  ["imposit", "impos"],
  ["taxat", "tax"],
  ["defenc", "defens"],
  ["licenc", "licens"],
  ["centr", "center"],
  ["programm", "program"],
  ["labour", "labor"],
  ["harbour", "harbor"],
  ["neighbour", "neighbor"],
  ["armour", "armor"],
]);

/** Words that say nothing of a topic. */
const STOP = new Set(
  (
    "a an the of on in to for with from by at and or nor but as into onto about over under between against toward towards upon per via than " +
    "is are was were be been being has have having had do does did doing will would shall should can could may might must " +
    "it its this that these those he she they we you i his her their our your who whom which what whether when where how why " +
    "not no any all some more most such own same other new there here up down out off also very just only s issue question topic matter position view views stance policy"
  ).split(" "),
);

export function isStop(word: Word): boolean {
  return STOP.has(word.form);
}
