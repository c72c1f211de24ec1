/** Blocking keys: two names are compared only when they share one, so that many names are matched in little more than linear time. */

import type { ReadName } from "./compare.ts";
import { fold, nameWords } from "./fold.ts";
import type { NameWord } from "./words.ts";

/** Consonants that scripts and languages write for one another, one letter a class. */
const CLASSES: Readonly<Record<string, string>> = {
  b: "P",
  p: "P",
  v: "P",
  f: "P",
  w: "P",
  d: "T",
  t: "T",
  g: "K",
  k: "K",
  c: "K",
  q: "K",
  x: "K",
  j: "K",
  S: "S",
  s: "S",
  z: "S",
  l: "L",
  r: "R",
  m: "M",
  n: "N",
};

/** The first letters' classes of a word: vowels and h left out but at the beginning. */
export function skeletonOf(word: NameWord, length = 5): string {
  let out = "";
  for (const letter of word.sound) {
    const kind = CLASSES[letter];
    if (kind === undefined) {
      if (out === "") out = "A";
    } else if (kind !== out.at(-1)) out += kind;
    if (out.length >= length) break;
  }
  return out;
}

/** Keys a whole name is filed under; a person needs two words for one: a bare surname is never joined by letters alone. */
export function nameKeys(name: ReadName): string[] {
  const words = name.words;
  if (name.kind === "person") {
    if (words.length < 2) return [];
    const first = words[0];
    const last = words[words.length - 1];
    return [endsKey(last, first), initialKey(last, first), `w:${skeletonOf(name.joined, 9)}`];
  }
  if (name.kind === "place") return [`l:${skeletonOf(name.joined, 8)}`];
  const sorted = words.map((word) => skeletonOf(word)).sort();
  return words.length === 1
    ? [`o:${skeletonOf(name.joined, 8)}`]
    : [...new Set([`o:${sorted.slice(0, 2).join("+")}`, `o:${sorted.slice(-2).join("+")}`, `o:${skeletonOf(name.joined, 8)}`])];
}

/** The keys to search with: also for a surname that stands first; for an initial among the initials, which every name is filed under. */
export function searchKeys(name: ReadName): string[] {
  if (name.kind !== "person" || name.words.length < 2) return nameKeys(name);
  const first = name.words[0];
  const last = name.words[name.words.length - 1];
  const byInitial = [first, last].some((word) => [...word.text].length === 1);
  const keyOf = byInitial ? initialKey : endsKey;
  return [...new Set([keyOf(last, first), keyOf(first, last), `w:${skeletonOf(name.joined, 9)}`])];
}

function endsKey(surname: NameWord, given: NameWord): string {
  return `p:${skeletonOf(surname)}:${skeletonOf(given, 2)}`;
}

function initialKey(surname: NameWord, given: NameWord): string {
  return `i:${skeletonOf(surname)}:${skeletonOf(given, 1)}`;
}

/** The key under which a bare surname or an acronym finds the full names it may stand for; undefined for what cannot be called so. */
export function shortKey(name: ReadName): string | undefined {
  if (name.kind === "person") return name.words.length === 0 ? undefined : `s:${skeletonOf(name.words[name.words.length - 1])}`;
  if (name.kind !== "organisation") return undefined;
  if (isAcronymText(name.text)) return `a:${name.text.replace(/\./g, "")}`;
  const initials = nameWords(name.text)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
  return initials.length >= 2 ? `a:${initials}` : undefined;
}

export function isAcronymText(text: string): boolean {
  return /^(?:\p{Lu}\.?){2,8}$/u.test(text);
}

/** A bare surname, or an acronym: a name that needs a full one beside it to say who is meant. */
export function isShortName(name: ReadName): boolean {
  return (name.kind === "person" && name.words.length === 1) || (name.kind === "organisation" && isAcronymText(name.text));
}

/** Names equal but for case, accents and marks. */
export function plainForm(text: string): string {
  return nameWords(fold(text)).join(" ");
}
