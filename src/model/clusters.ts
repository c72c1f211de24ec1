/**
 * Word clusters: a word's coarse and fine class, from k-means over word vectors (see models/clusters.md).
 * The file keeps words sorted and front-coded; looking one up is a Map access.
 */

import { ByteReader, ByteWriter } from "./bytes.ts";

export interface Cluster {
  readonly coarse: number;
  readonly fine: number;
}

const UNKNOWN: Cluster = { coarse: 0, fine: 0 };

export class Clusters {
  constructor(private readonly byWord: ReadonlyMap<string, Cluster>) {}

  /** The clusters of a lower-case word; zeros when it is not in the table. */
  find(word: string): Cluster {
    return this.byWord.get(word) ?? UNKNOWN;
  }

  has(word: string): boolean {
    return this.byWord.has(word);
  }
}

/** @param coarseOf coarse class of each fine class, both counted from 1 */
export function packClusters(words: readonly { word: string; fine: number }[], coarseOf: readonly number[]): Uint8Array {
  const sorted = [...words].sort((a, b) => (a.word < b.word ? -1 : 1));
  const fine = new Uint8Array(sorted.length * 2);
  sorted.forEach(({ fine: f }, k) => {
    fine[2 * k] = f & 0xff;
    fine[2 * k + 1] = f >> 8;
  });
  let previous = "";
  let coded = "";
  for (const { word } of sorted) {
    let shared = 0;
    while (shared < 30 && shared < word.length && word[shared] === previous[shared]) shared++;
    coded += String.fromCharCode(48 + shared) + word.slice(shared) + "\n";
    previous = word;
  }
  return new ByteWriter().text(coded).bytes(fine).bytes(Uint8Array.from(coarseOf)).finish();
}

export function readClusters(data: Uint8Array): Clusters {
  const reader = new ByteReader(data, "clusters");
  const lines = reader.text().split("\n");
  const fine = reader.bytes();
  const coarseOf = reader.bytes();
  const shared = Array.from(coarseOf, (coarse, f) => ({ coarse, fine: f }));
  const byWord = new Map<string, Cluster>();
  let previous = "";
  for (let k = 0; k + 1 < lines.length; k++) {
    const word = previous.slice(0, lines[k].charCodeAt(0) - 48) + lines[k].slice(1);
    byWord.set(word, shared[fine[2 * k] | (fine[2 * k + 1] << 8)]);
    previous = word;
  }
  return new Clusters(byWord);
}
