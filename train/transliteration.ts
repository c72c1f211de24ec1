/**
 * Trains the transliteration model: for each script, how often a piece of a name (0 to 2 characters) is written as a piece of a Latin
 * name (0 to 3 letters). Expectation maximisation over all monotone alignments, from Wikidata's name pairs (CC0).
 *
 * Method: joint multigrams (Bisani and Ney 2008), memoryless, one table a script.
 */

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ByteWriter } from "../src/model/bytes.ts";
import { latinLetters, scriptLetters } from "../src/resolve/names/fold.ts";
import { MAX_LATIN, MAX_SOURCE, PIECE_SEPARATOR } from "../src/resolve/names/transliteration.ts";
import { readFileAt } from "./corpora.ts";

const FILES = {
  Cyrillic: "wd_russian_train80.tsv",
  Arabic: "wd_arabic_train80.tsv",
  Hebrew: "wd_hebrew_train80.tsv",
  Hangul: "wd_korean_fullnames.tsv",
} as const;
const ROUNDS = 8;
/** Pieces rarer than this share of all are left out of the file. */
const LEAST = 2e-6;
/** Pairs longer than this are left out: they are rarely one word. */
const MAX_CHARS = 24;

interface Pair {
  readonly source: string;
  readonly latin: string;
  readonly weight: number;
}

function readPairs(file: string): Pair[] {
  const rows = readFileAt(`names/transliteration/${file}`)
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
  const pairs = file.includes("fullnames")
    ? rows.flatMap(([latin, source]) => wordPairs(latin, source))
    : rows.map(([latin, source]) => ({ latin, source: source.replace(/ /g, "") }));
  return pairs
    .map(({ latin, source }) => ({ latin: latinLetters(latin), source: scriptLetters(source), weight: 1 }))
    .filter(({ latin, source }) => latin.length > 1 && source.length > 1 && latin.length <= MAX_CHARS && source.length <= MAX_CHARS);
}

/** Words of full names that stand in the same order on both sides. */
function wordPairs(latin: string, source: string): { latin: string; source: string }[] {
  const a = latin.split(/[\s·-]+/);
  const b = source.split(/[\s·-]+/);
  return a.length === b.length ? a.map((word, k) => ({ latin: word, source: b[k] })) : [];
}

/** Expected counts of the pieces of a pair, added to `counts`; gives the pair's log likelihood. O(|source| · |latin|). */
function expect(pair: Pair, probability: ReadonlyMap<string, number>, floor: number, counts: Map<string, number>): number {
  const { source, latin } = pair;
  const n = source.length;
  const m = latin.length;
  const width = m + 1;
  const forward = new Float64Array((n + 1) * width);
  const backward = new Float64Array((n + 1) * width);
  forward[0] = 1;
  backward[n * width + m] = 1;
  const pieces: { from: number; to: number; key: string; p: number }[] = [];
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      for (let a = 0; a <= MAX_SOURCE && i + a <= n; a++) {
        for (let b = 0; b <= MAX_LATIN && j + b <= m; b++) {
          if ((a === 0 && b === 0) || (a === 0 && b > 1) || (a === 2 && b === 0)) continue;
          const key = source.slice(i, i + a) + PIECE_SEPARATOR + latin.slice(j, j + b);
          const p = probability.get(key) ?? floor;
          pieces.push({ from: i * width + j, to: (i + a) * width + j + b, key, p });
        }
      }
    }
  }
  for (const piece of pieces) forward[piece.to] += forward[piece.from] * piece.p;
  for (let k = pieces.length - 1; k >= 0; k--) backward[pieces[k].from] += backward[pieces[k].to] * pieces[k].p;
  const total = forward[n * width + m];
  if (!(total > 0)) return -1000;
  for (const piece of pieces) {
    const share = (forward[piece.from] * piece.p * backward[piece.to]) / total;
    if (share > 1e-6) counts.set(piece.key, (counts.get(piece.key) ?? 0) + share * pair.weight);
  }
  return Math.log(total);
}

function train(pairs: readonly Pair[]): Map<string, number> {
  let probability = new Map<string, number>();
  let floor = 1e-4;
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Map<string, number>();
    let likelihood = 0;
    for (const pair of pairs) likelihood += expect(pair, probability, floor, counts);
    // Long pieces explain everything when nothing holds them back: each letter beyond the first costs one count in ten.
    let total = 0;
    for (const [key, count] of counts) {
      const kept = Math.max(0, count - 0.1 * (key.length - 2));
      if (kept === 0) counts.delete(key);
      else {
        counts.set(key, kept);
        total += kept;
      }
    }
    probability = new Map([...counts].map(([key, count]) => [key, count / total]));
    floor = 1e-8;
    console.log(`round ${round + 1}: log likelihood a pair ${(likelihood / pairs.length).toFixed(3)}, ${probability.size} pieces`);
  }
  return new Map([...probability].filter(([, p]) => p >= LEAST).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Log probability of each letter when two names have nothing to do with each other. */
function letterShares(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const word of words)
    for (const letter of word) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
      total++;
    }
  return new Map([...counts].map(([letter, count]): [string, number] => [letter, count / total]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function writeTable(out: ByteWriter, table: ReadonlyMap<string, number>): void {
  out.u32(table.size);
  for (const [key, p] of table) out.text(key).f32(Math.log(p));
}

const out = new ByteWriter();
out.u32(Object.keys(FILES).length);
for (const [script, file] of Object.entries(FILES)) {
  const pairs = readPairs(file);
  console.log(`${script}: ${pairs.length} pairs`);
  out.text(script);
  writeTable(out, train(pairs));
  writeTable(out, letterShares(pairs.map((pair) => pair.latin)));
  writeTable(out, letterShares(pairs.map((pair) => pair.source)));
}
writeFileSync(fileURLToPath(new URL("../models/transliteration.bin", import.meta.url)), out.finish());
