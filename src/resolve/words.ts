/** Words as comparison across reports sees them. */

import { hashString, mix } from "../model/hash.ts";
import { fold } from "./names/fold.ts";

const STOP = new Set(
  "the a an of in on for to and or by with from at that this these those its their his her has have had was were is are be been being it as he she they we i you but if so such there which who whom what when where while than then also said say says would will shall can could may might must should do does did not no".split(
    " ",
  ),
);

/** Folded words, in order: letters and digits with inner apostrophes and points ("don't", "3.5"). */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}]+(?:[.,'][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** Words that carry the matter, cut to their stem, without repetition, in order. */
export function contentStems(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => word.length > 2 && !STOP.has(word))
        .map(stemOf),
    ),
  ];
}

/** A rough stem: plural and tense endings off. */
export function stemOf(word: string): string {
  if (word.length > 6 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 5 && /(?:ied|ies)$/.test(word)) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && /(?:ed|es)$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss")
    ? word.slice(0, -1)
    : word.length > 4 && word.endsWith("e")
      ? word.slice(0, -1)
      : word;
}

/** A 32-bit signed key from parts; the space is mixed in by the caller's first part. */
export function keyOf(...parts: readonly string[]): number {
  let key = 0x51ed270b;
  for (const part of parts) key = mix(key, hashString(part));
  return key | 0;
}

/** Hashes of every run of `n` words; empty when there are fewer. */
export function shingles(words: readonly string[], n: number): Int32Array {
  const hashes = words.map(hashString);
  const out = new Int32Array(Math.max(0, words.length - n + 1));
  for (let at = 0; at < out.length; at++) {
    let h = 0x2545f491;
    for (let k = 0; k < n; k++) h = mix(h, hashes[at + k] + k);
    out[at] = h;
  }
  return out;
}

/** Length of the longest common subsequence, and for each word of `a` whether it is in it. O(|a| · |b|). */
export function commonWords(a: readonly string[], b: readonly string[]): { length: number; inA: boolean[]; inB: boolean[] } {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = a[i] === b[j] ? table[(i + 1) * width + j + 1] + 1 : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
    }
  }
  const inA = a.map(() => false);
  const inB = b.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inA[i++] = true;
      inB[j++] = true;
    } else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++;
    else j++;
  }
  return { length: table[0], inA, inB };
}

/** Days between two days YYYY-MM-DD; undefined when one is unknown. */
export function daysBetween(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}
