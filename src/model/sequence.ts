/**
 * Labels a sequence with BIO labels: linear scores a position, a weight for each pair of neighbouring labels,
 * and the best whole sequence by Viterbi. I-X is only allowed after B-X or I-X.
 */

import { ByteReader, ByteWriter } from "./bytes.ts";
import { type LinearModel, readLinear } from "./linear.ts";

const FORBIDDEN = -1_000_000_000;

export interface SequenceModel {
  readonly linear: LinearModel;
  readonly labels: readonly string[];
  /** Row-major (labels + 1) × labels; row `labels` is the start. In score units. */
  readonly transition: Int32Array;
}

export function packSequence(linear: Uint8Array, transition: Float32Array): Uint8Array {
  const writer = new ByteWriter().bytes(linear).u32(transition.length);
  for (const weight of transition) writer.f32(weight);
  return writer.finish();
}

export function readSequence(data: Uint8Array, name: string): SequenceModel {
  const reader = new ByteReader(data, name);
  const linear = readLinear(reader.bytes(), name);
  const weights = Float32Array.from({ length: reader.u32() }, () => reader.f32());
  return {
    linear,
    labels: linear.classes,
    transition: Int32Array.from(allowed(weights, linear.classes), (w) => (w <= FORBIDDEN ? FORBIDDEN : Math.round(w * linear.unit))),
  };
}

/** The transitions with FORBIDDEN where BIO does not allow the pair. */
export function allowed(weights: ArrayLike<number>, labels: readonly string[]): Float64Array {
  const out = Float64Array.from(weights);
  for (let before = 0; before <= labels.length; before++) {
    for (let c = 0; c < labels.length; c++) {
      if (!labels[c].startsWith("I-")) continue;
      const type = labels[c].slice(2);
      const ok = before < labels.length && (labels[before] === `B-${type}` || labels[before] === `I-${type}`);
      if (!ok) out[before * labels.length + c] = FORBIDDEN;
    }
  }
  return out;
}

/**
 * The best label sequence.
 *
 * @param emission row-major n × width scores
 * @param path     receives n label indexes
 * O(n · width²).
 */
export function viterbi(emission: ArrayLike<number>, n: number, width: number, transition: ArrayLike<number>, path: Uint8Array): void {
  if (n === 0) return;
  const back = new Uint8Array(n * width);
  let previous = new Float64Array(width);
  let current = new Float64Array(width);
  for (let c = 0; c < width; c++) previous[c] = emission[c] + transition[width * width + c];
  for (let i = 1; i < n; i++) {
    for (let c = 0; c < width; c++) {
      let best = 0;
      let bestScore = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < width; p++) {
        const score = previous[p] + transition[p * width + c];
        if (score > bestScore) {
          bestScore = score;
          best = p;
        }
      }
      current[c] = bestScore + emission[i * width + c];
      back[i * width + c] = best;
    }
    [previous, current] = [current, previous];
  }
  let last = 0;
  for (let c = 1; c < width; c++) if (previous[c] > previous[last]) last = c;
  for (let i = n - 1; i >= 0; i--) {
    path[i] = last;
    last = back[i * width + last];
  }
}

/** A labelled run of positions, half open. */
export interface Run {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Runs of a BIO label sequence; a stray I-X begins a run. */
export function runsFromBio(path: ArrayLike<number>, n: number, labels: readonly string[]): Run[] {
  const runs: Run[] = [];
  let type = "";
  let from = 0;
  for (let i = 0; i <= n; i++) {
    const label = i < n ? labels[path[i]] : "O";
    const goesOn = label.startsWith("I-") && label.slice(2) === type;
    if (goesOn) continue;
    if (type !== "") runs.push({ type, from, to: i });
    type = label === "O" || label === "" ? "" : label.slice(2);
    from = i;
  }
  return runs;
}
