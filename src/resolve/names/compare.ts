/**
 * How surely two written names are one: a graded score with its reasons in words. Words are matched best first; what is left over on
 * both sides speaks against, what is left over on one side speaks little.
 */

import type { NameParts } from "../../lexicon/name-parts.ts";
import { fold, nameWords } from "./fold.ts";
import type { Transliteration } from "./transliteration.ts";
import { likeness, type NameWord, nameWordOf } from "./words.ts";

export type NameKind = "person" | "organisation" | "place";

export interface NameMatch {
  /** 0..1; at SAME_NAME and above two names are taken for one. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** The threshold chosen on half of nomenklatura's labelled pairs (docs/evaluation.md). */
export const SAME_NAME = 0.66;

/** A name taken apart, to be compared with many. */
export interface ReadName {
  readonly text: string;
  readonly kind: NameKind;
  readonly words: readonly NameWord[];
  readonly particles: readonly string[];
  readonly titles: readonly string[];
  readonly legal: string | undefined;
  /** All words joined, for names written apart and together. */
  readonly joined: NameWord;
  /** Whether the surname was written first, before a comma. */
  readonly inverted: boolean;
}

export interface NameComparer {
  read(name: string, kind: NameKind): ReadName;
  compare(a: ReadName, b: ReadName): NameMatch;
}

interface Pairing {
  readonly a: number;
  readonly b: number;
  readonly like: number;
  readonly how: "word" | "initial" | "nickname" | "number";
}

/** Two words are one word of the name from here on. */
const SAME_WORD = 0.5;
const INITIAL = 0.72;
const NICKNAME = 0.8;

/** Names that are kept as read: the same come again in report after report. */
const MOST_READ = 4000;

export function makeNameComparer(parts: NameParts, model: Transliteration): NameComparer {
  const known = new Map<string, ReadName>();
  return {
    read(name, kind) {
      const key = `${kind} ${name}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      if (known.size >= MOST_READ) known.clear();
      const made = readName(name, kind, parts);
      known.set(key, made);
      return made;
    },
    compare: (a, b) => {
      if (a.text === b.text) return { score: 1, reasons: ["the same characters"] };
      return a.kind === "organisation" || b.kind === "organisation" ? compareOrganisations(a, b, model) : comparePersons(a, b, parts, model);
    },
  };
}

function readName(name: string, kind: NameKind, parts: NameParts): ReadName {
  const raw = nameWords(name.trim());
  const comma = raw.indexOf(",");
  const inverted = kind !== "organisation" && comma > 0 && raw.lastIndexOf(",") === comma;
  const plain = raw.filter((word) => word !== ",");
  const ordered = inverted ? [...raw.slice(comma + 1), ...raw.slice(0, comma)] : plain;
  if (kind === "organisation") return readOrganisation(name, ordered, parts);
  const titles: string[] = [];
  const particles: string[] = [];
  const words: NameWord[] = [];
  ordered.forEach((word, k) => {
    const folded = fold(word);
    // "John Major", "Al Gore": what stands at the end, or leaves one word only, is the name itself.
    const needed = words.length + ordered.length - k - 1 < 2 && ordered.length > 1;
    if (parts.titles.has(folded) && !(needed && k > 0 && word !== folded)) titles.push(parts.titles.get(folded) || folded);
    else if (parts.particles.has(folded) && ordered.length > 1 && !needed) particles.push(folded);
    else words.push(nameWordOf(word));
  });
  // A name made of nothing else: then they are its words.
  if (words.length === 0) words.push(...ordered.map(nameWordOf));
  return { text: name, kind, words, particles, titles, legal: undefined, joined: nameWordOf(words.map((word) => word.text).join("")), inverted };
}

function readOrganisation(name: string, raw: readonly string[], parts: NameParts): ReadName {
  let words = raw.flatMap((word) => parts.shorts.get(fold(word)) ?? [word]);
  let legal: string | undefined;
  let folded = words.map((word) => fold(word));
  for (let at = 0; at < words.length; at++) {
    const form = parts.legal.get(folded[at])?.find((one) => one.words.length < words.length && one.words.every((word, k) => folded[at + k] === word));
    if (form === undefined) continue;
    words = [...words.slice(0, at), ...words.slice(at + form.words.length)];
    folded = [...folded.slice(0, at), ...folded.slice(at + form.words.length)];
    legal ??= form.form;
    at--;
  }
  const kept = words.filter((word) => !parts.joiners.has(fold(word)) && word !== "&").map((word) => numberWord(word, parts));
  const read = (kept.length > 0 ? kept : words).map(nameWordOf);
  return {
    text: name,
    kind: "organisation",
    words: read,
    particles: [],
    titles: [],
    legal,
    joined: nameWordOf(read.map((word) => word.text).join("")),
    inverted: false,
  };
}

/** "Forty-Four" has become "Forty", "Four": each is its digits; "1st" is 1. */
function numberWord(word: string, parts: NameParts): string {
  const digits = /^(\d+)(?:st|nd|rd|th)$/i.exec(word)?.[1];
  return digits ?? parts.numbers.get(fold(word))?.toString() ?? word;
}

function pairWords(a: ReadName, b: ReadName, parts: NameParts | undefined, model: Transliteration): Pairing[] {
  const all: Pairing[] = [];
  a.words.forEach((left, i) => {
    b.words.forEach((right, j) => {
      const pairing = pairOf(left, right, parts, model);
      if (pairing.like >= SAME_WORD) all.push({ a: i, b: j, ...pairing });
    });
  });
  // Best first; of two as good, the pair that stands in the same place.
  all.sort((x, y) => y.like - x.like || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || x.a - y.a || x.b - y.b);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  return all.filter(({ a: i, b: j }) => {
    if (usedA.has(i) || usedB.has(j)) return false;
    usedA.add(i);
    usedB.add(j);
    return true;
  });
}

function pairOf(left: NameWord, right: NameWord, parts: NameParts | undefined, model: Transliteration): { like: number; how: Pairing["how"] } {
  const digits = /\d/.test(left.text) || /\d/.test(right.text);
  if (digits) return { like: left.folded === right.folded ? 1 : 0, how: "number" };
  // The letters of an acronym are all it has: "LPB" sounds like "LBP", and is another.
  if (parts === undefined && isInitials(left) && isInitials(right)) return { like: left.folded === right.folded ? 1 : 0, how: "word" };
  const like = likeness(left, right, model);
  if (parts === undefined) return { like, how: "word" };
  const [short, long] = left.text.length <= right.text.length ? [left, right] : [right, left];
  if ([...short.text].length === 1 && like < INITIAL)
    return { like: short.latin[0] === long.latin[0] && short.latin !== "" ? INITIAL : 0, how: "initial" };
  const nick = (word: NameWord): string => parts.nicknames.get(word.folded) ?? word.folded;
  if (like < NICKNAME && nick(left) === nick(right)) return { like: NICKNAME, how: "nickname" };
  return { like, how: "word" };
}

function isInitials({ text }: NameWord): boolean {
  return /^(?:\p{Lu}\.?){2,6}$/u.test(text);
}

function comparePersons(a: ReadName, b: ReadName, parts: NameParts, model: Transliteration): NameMatch {
  const pairs = pairWords(a, b, parts, model);
  const joined = a.words.length !== b.words.length || pairs.length === 0 ? likeness(a.joined, b.joined, model) : 0;
  if (a.words.length !== b.words.length && joined >= 0.93)
    return { score: graded(0.97 * joined, a, b), reasons: ["the same letters, written together in one and apart in the other"] };
  if (pairs.length === 0) return { score: joined >= 0.8 ? 0.9 * joined : 0.1 * joined, reasons: ["no word in common"] };
  const reasons = reasonsOf(a, b, pairs);
  const overA = a.words.filter((_, i) => !pairs.some((pair) => pair.a === i));
  const overB = b.words.filter((_, j) => !pairs.some((pair) => pair.b === j));
  const likes = pairs.map((pair) => pair.like);
  const weight = pairs.map((pair) => Math.min(6, Math.max(a.words[pair.a].latin.length, b.words[pair.b].latin.length, 2)));
  const mean = likes.reduce((sum, like, k) => sum + like * weight[k], 0) / weight.reduce((sum, w) => sum + w, 0);
  let score = 0.6 * mean + 0.4 * Math.min(...likes);
  if (overA.length > 0 && overB.length > 0) {
    score *= 0.6 - 0.1 * Math.min(overA.length, overB.length);
    reasons.push(`“${textOf(overA)}” against “${textOf(overB)}”`);
  } else if (overA.length + overB.length > 0) {
    const over = overA.length > 0 ? overA : overB;
    reasons.push(`“${textOf(over)}” in one only`);
    score *= oneSided(pairs, a, b, over.length);
  }
  if (isReversed(pairs) && pairs.length > 1) {
    const turned = !a.inverted && !b.inverted && bothHaveFather(a, b) ? 0.6 : 0.97;
    score *= turned;
    reasons.push(turned < 0.9 ? "father's name and own name change places" : "in another order");
  }
  return { score: graded(score, a, b), reasons };
}

/** What words that only one name has leave of the score: middle names little, a bare given name or surname much. */
function oneSided(pairs: readonly Pairing[], a: ReadName, b: ReadName, over: number): number {
  const longer = a.words.length > b.words.length ? a : b;
  const place = (pair: Pairing): number => (longer === a ? pair.a : pair.b);
  if (pairs.length === 1) return place(pairs[0]) === longer.words.length - 1 ? 0.72 : 0.66;
  const ends = pairs.some((pair) => place(pair) === 0) && pairs.some((pair) => place(pair) === longer.words.length - 1);
  return (ends ? 0.97 : 0.93) - 0.03 * over;
}

function isReversed(pairs: readonly Pairing[]): boolean {
  const inOrder = [...pairs].sort((x, y) => x.a - y.a);
  return inOrder.some((pair, k) => k > 0 && pair.b < inOrder[k - 1].b);
}

function bothHaveFather(a: ReadName, b: ReadName): boolean {
  const says = (name: ReadName): boolean => name.particles.some((particle) => /^(?:bin|ibn|ben|bint)$/.test(particle));
  return says(a) && says(b);
}

/** Small differences of writing keep equal words from all having one score. */
function graded(score: number, a: ReadName, b: ReadName): number {
  let out = score;
  if (a.titles.join() !== b.titles.join()) out -= 0.012;
  if (a.particles.join() !== b.particles.join()) out -= 0.015;
  if (a.words.length !== b.words.length) out -= 0.004;
  if (a.legal !== b.legal) out -= a.legal !== undefined && b.legal !== undefined ? 0.03 : 0.018;
  if (a.text.length !== b.text.length) out -= 0.002 * Math.min(8, Math.abs(a.text.length - b.text.length));
  return Math.max(0, Math.min(0.999, out));
}

function compareOrganisations(a: ReadName, b: ReadName, model: Transliteration): NameMatch {
  const pairs = pairWords(a, b, undefined, model);
  const digits = ({ words }: ReadName): string => words.map((word) => word.text.replace(/\D/g, "")).join("");
  if (isAcronym(a, b) || isAcronym(b, a)) return { score: graded(0.74, a, b), reasons: ["one is made of the other's first letters"] };
  const overA = a.words.filter((_, i) => !pairs.some((pair) => pair.a === i));
  const overB = b.words.filter((_, j) => !pairs.some((pair) => pair.b === j));
  // "3rd Brigade" and "4th Brigade" differ by a letter, and altogether.
  const apart = digits(a) !== digits(b) || (isInitials(a.joined) && isInitials(b.joined));
  const joined = apart ? 0 : likeness(a.joined, b.joined, model);
  const letters = (words: readonly NameWord[]): number => words.reduce((sum, word) => sum + Math.max(2, word.latin.length), 0);
  if (joined >= 0.9 && (overA.length > 0 || overB.length > 0 || pairs.some((pair) => pair.like < joined)))
    return { score: graded(0.97 * joined, a, b), reasons: ["the same letters but for a slip, written together or apart"] };
  if (pairs.length === 0) return { score: 0.1 * joined, reasons: ["no word in common"] };
  const reasons = reasonsOf(a, b, pairs);
  const likes = pairs.map((pair) => pair.like);
  // A company is told apart by its own words, not by those it shares with its kind: the weakest pair counts most.
  let score = 0.4 * (likes.reduce((sum, like) => sum + like, 0) / likes.length) + 0.6 * Math.min(...likes);
  if (overA.length > 0 && overB.length > 0) {
    score *= 0.5;
    reasons.push(`“${textOf(overA)}” against “${textOf(overB)}”`);
  } else if (overA.length + overB.length > 0) {
    const over = overA.length > 0 ? overA : overB;
    score *= 1 - 0.75 * (letters(over) / letters(a.words.length > b.words.length ? a.words : b.words)) - 0.08 * over.length;
    reasons.push(`“${textOf(over)}” in one only`);
  }
  if (isReversed(pairs)) score *= 0.97;
  return { score: graded(score, a, b), reasons };
}

function isAcronym(short: ReadName, long: ReadName): boolean {
  if (short.words.length !== 1 || long.words.length < 2) return false;
  const text = short.words[0].text.replace(/\./g, "");
  return /^\p{Lu}{2,8}$/u.test(text) && long.words.map((word) => word.text[0]?.toUpperCase()).join("") === text;
}

function reasonsOf(a: ReadName, b: ReadName, pairs: readonly Pairing[]): string[] {
  return [...pairs]
    .sort((x, y) => x.a - y.a)
    .map(({ a: i, b: j, like, how }) => {
      const left = a.words[i].text;
      const right = b.words[j].text;
      if (how === "initial") return `“${left}” and “${right}” begin alike`;
      if (how === "nickname") return `“${left}” and “${right}” are short and full form`;
      if (left === right) return `“${left}” in both`;
      const words = like >= 0.98 ? "the same letters" : like >= 0.9 ? "the same sounds" : like >= 0.7 ? "nearly the same" : "alike";
      return `“${left}” and “${right}”: ${words} (${like.toFixed(2)})`;
    });
}

function textOf(words: readonly NameWord[]): string {
  return words.map((word) => word.text).join(" ");
}
