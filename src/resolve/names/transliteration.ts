/**
 * How likely a word of another script and a Latin word are the same name. models/transliteration.bin: one table of pieces a script.
 * Method: joint multigrams, memoryless (see models/transliteration.md).
 */

import { ModelError } from "../../errors.ts";
import { ByteReader } from "../../model/bytes.ts";

/** Longest piece on the other script's side and on the Latin side, in letters. */
export const MAX_SOURCE = 2;
export const MAX_LATIN = 3;
export const PIECE_SEPARATOR = "|";
/** Log probability of a piece that training never saw. */
const UNSEEN = Math.log(1e-8);

interface ScriptTable {
  readonly pieces: ReadonlyMap<string, number>;
  readonly latin: ReadonlyMap<string, number>;
  readonly source: ReadonlyMap<string, number>;
}

export type Transliteration = ReadonlyMap<string, ScriptTable>;

/** @throws ModelError when the file is not such a model */
export function readTransliteration(data: Uint8Array): Transliteration {
  const reader = new ByteReader(data, "transliteration");
  const scripts = new Map<string, ScriptTable>();
  const count = reader.u32();
  if (count > 64) throw new ModelError("model/format", "models/transliteration.bin is not a transliteration model; install onrecord again");
  for (let k = 0; k < count; k++) {
    const script = reader.text();
    scripts.set(script, { pieces: readTable(reader), latin: readTable(reader), source: readTable(reader) });
  }
  return scripts;
}

function readTable(reader: ByteReader): Map<string, number> {
  const size = reader.u32();
  const table = new Map<string, number>();
  for (let k = 0; k < size; k++) {
    const key = reader.text();
    table.set(key, reader.f32());
  }
  return table;
}

/**
 * Log odds a letter that `source` (letters of one script) and `latin` are one name rather than two picked at random; above 0 they are
 * more likely the same. Empty on either side: −Infinity. O(|source| · |latin|).
 */
export function logOdds(table: ScriptTable, source: string, latin: string): number {
  const n = source.length;
  const m = latin.length;
  if (n === 0 || m === 0) return Number.NEGATIVE_INFINITY;
  const width = m + 1;
  const best = new Float64Array((n + 1) * width).fill(Number.NEGATIVE_INFINITY);
  best[0] = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      const here = best[i * width + j];
      if (here === Number.NEGATIVE_INFINITY) continue;
      for (let a = 0; a <= MAX_SOURCE && i + a <= n; a++) {
        for (let b = 0; b <= MAX_LATIN && j + b <= m; b++) {
          if ((a === 0 && b !== 1) || (a === 2 && b === 0)) continue;
          const piece = table.pieces.get(source.slice(i, i + a) + PIECE_SEPARATOR + latin.slice(j, j + b));
          const p = piece ?? (a + b === 1 || (a === 1 && b === 1) ? UNSEEN : undefined);
          if (p === undefined) continue;
          const to = (i + a) * width + j + b;
          if (here + p > best[to]) best[to] = here + p;
        }
      }
    }
  }
  let apart = 0;
  for (const letter of latin) apart += table.latin.get(letter) ?? UNSEEN;
  for (const letter of source) apart += table.source.get(letter) ?? UNSEEN;
  return (best[n * width + m] - apart) / Math.max(n, m);
}
