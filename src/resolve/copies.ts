/**
 * Near-duplicate reports: the same agency text printed by several outlets is one source. MinHash over runs of five words (Broder 1997),
 * found by bands of four values, so that 10⁵ reports cost little more than reading them.
 */

import type { Item, Link } from "../document/stored.ts";
import { mix } from "../model/hash.ts";
import { keyOf, shingles, wordsOf } from "./words.ts";

const RUN = 5;
const VALUES = 40;
const BAND = 4;
/** Shorter texts are formulas ("Shr 20 cts vs 15"), not reports. */
const LEAST_RUNS = 40;
/** Share of runs in common from which two reports are copies; an estimate from 40 values has a standard error of 0.08. */
const SAME = 0.5;

interface Sketch {
  readonly values: readonly number[];
  readonly runs: number;
}

/** The item under which a report's copies are found; undefined for texts too short to tell. O(length). */
export function copyItem(reportId: string, text: string, day: string | undefined): Item | undefined {
  const runs = new Set(shingles(wordsOf(text), RUN));
  if (runs.size < LEAST_RUNS) return undefined;
  const hashes = Int32Array.from(runs);
  const values = SEEDS.map((seed) => leastOf(hashes, seed));
  const keys: number[] = [];
  for (let at = 0; at < VALUES; at += BAND) keys.push(keyOf("copy", String(at), values.slice(at, at + BAND).join()));
  return { id: reportId, space: "copy", reportId, day, keys, payload: JSON.stringify({ values, runs: runs.size } satisfies Sketch) };
}

/** The least of some hashes, each mixed with a seed. */
function leastOf(hashes: Int32Array, seed: number): number {
  let least = 0x7fffffff;
  for (let at = 0; at < hashes.length; at++) least = Math.min(least, mix(hashes[at], seed) | 0);
  return least;
}

const SEEDS = Array.from({ length: VALUES }, (_, k) => Math.imul(k + 1, 0x9e3779b1) | 0);

export function compareCopies(a: Sketch, b: Sketch): Link | undefined {
  const equal = a.values.filter((value, k) => value === b.values[k]).length;
  const share = equal / VALUES;
  if (share < SAME) return undefined;
  return { score: share, kind: "same", reason: `about ${Math.round(100 * share)} % of the runs of ${RUN} words are the same` };
}
