/**
 * The table of the transition scorer: two signed bytes a slot, the weight of LEFT and of RIGHT relative to SHIFT.
 * A feature's slot is its hash, without a key: one memory access a feature. On disk only filled slots are kept.
 */

import { type ByteReader, ByteWriter } from "../../model/bytes.ts";
import type { Features } from "../../model/linear.ts";
import { decodeTable, encodeWeight } from "../../model/quantise.ts";

export interface MoveTable {
  readonly mask: number;
  /** Codes, two a slot: index a `decode` table with code & 255. */
  readonly codes: Uint8Array;
  /** Integer weight of each code byte. */
  readonly decode: Int16Array;
}

/** Adds up LEFT into `out[0]` and RIGHT into `out[1]`. */
export function scoreMoves(table: MoveTable, features: Features, out: Int32Array): void {
  const { mask, codes, decode } = table;
  const { hash, count } = features;
  let left = 0;
  let right = 0;
  for (let f = 0; f < count; f++) {
    const at = (hash[f] & mask) << 1;
    left += decode[codes[at]];
    right += decode[codes[at + 1]];
  }
  out[0] = left;
  out[1] = right;
}

/** @param weights averaged weights, two a slot (LEFT − SHIFT, RIGHT − SHIFT) */
export function packMoves(weights: Float32Array, minCode: number): Uint8Array {
  const slots = weights.length / 2;
  let scale = 0;
  for (const w of weights) scale = Math.max(scale, Math.abs(w));
  const bitmap = new Uint8Array(slots / 4);
  const codes: number[] = [];
  for (let at = 0; at < weights.length; at++) {
    const code = encodeWeight(weights[at], scale);
    if (Math.abs(code) < minCode) continue;
    bitmap[at >> 3] |= 1 << (at & 7);
    codes.push(code & 0xff);
  }
  return new ByteWriter().f32(scale).u32(Math.log2(slots)).bytes(bitmap).bytes(Uint8Array.from(codes)).finish();
}

export function readMoves(reader: ByteReader): MoveTable {
  reader.f32();
  const slots = 2 ** reader.u32();
  const bitmap = reader.bytes();
  const stored = reader.bytes();
  const codes = new Uint8Array(slots * 2);
  let next = 0;
  for (let byte = 0; byte < bitmap.length; byte++) {
    const bits = bitmap[byte];
    if (bits === 0) continue;
    // Without a branch a bit: no processor guesses them, and this is a tenth of a command's start.
    for (let b = 0; b < 8; b++) {
      const bit = (bits >> b) & 1;
      codes[byte * 8 + b] = stored[next] & -bit;
      next += bit;
    }
  }
  const signed = decodeTable();
  const decode = Int16Array.from({ length: 256 }, (_, code) => signed[((code << 24) >> 24) + 128]);
  return { mask: slots - 1, codes, decode };
}
