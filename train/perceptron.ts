/**
 * The averaged perceptron over hashed features, at training time.
 *
 * A feature gets a row of `classes` weights the first time it is updated. Averages are kept by the usual
 * trick: `drift` adds update × time, and the average is `weight − drift / time`.
 */

import type { FeatureRow, Features } from "../src/model/linear.ts";

export class Perceptron {
  private keys: Int32Array;
  private rows: Int32Array;
  private mask: number;
  private used = 0;
  private weight: Float32Array;
  private drift: Float32Array;
  private touched: Uint16Array;
  private order: Int32Array;
  /** Number of examples seen, for averaging. */
  time = 1;

  constructor(
    readonly classes: readonly string[],
    capacityBits = 20,
  ) {
    const size = 2 ** capacityBits;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.rows = new Int32Array(size).fill(-1);
    const rows = 1 << (capacityBits - 2);
    this.weight = new Float32Array(rows * classes.length);
    this.drift = new Float32Array(rows * classes.length);
    this.touched = new Uint16Array(rows);
    this.order = new Int32Array(rows);
  }

  /** Adds the current weights of the features to `scores`. */
  addScores(features: Features, scores: Float32Array): void {
    const { hash, count } = features;
    const width = this.classes.length;
    for (let f = 0; f < count; f++) {
      const row = this.find(hash[f]);
      if (row < 0) continue;
      const at = row * width;
      for (let c = 0; c < width; c++) scores[c] += this.weight[at + c];
    }
  }

  /** Score of one class alone. */
  scoreOf(features: Features, c: number): number {
    const { hash, count } = features;
    let sum = 0;
    for (let f = 0; f < count; f++) {
      const row = this.find(hash[f]);
      if (row >= 0) sum += this.weight[row * this.classes.length + c];
    }
    return sum;
  }

  /** Adds `amount` to class `c` on every active feature. */
  update(features: Features, c: number, amount: number): void {
    const { hash, count } = features;
    const width = this.classes.length;
    for (let f = 0; f < count; f++) {
      const row = this.row(hash[f]);
      this.weight[row * width + c] += amount;
      this.drift[row * width + c] += amount * this.time;
      if (this.touched[row] < 65535) this.touched[row]++;
    }
  }

  /** Averaged weights of every feature updated at least `minUpdates` times, in order of their first update. */
  averaged(minUpdates: number): FeatureRow[] {
    const width = this.classes.length;
    const out: FeatureRow[] = [];
    for (let row = 0; row < this.used; row++) {
      if (this.touched[row] < minUpdates) continue;
      const weights = new Float32Array(width);
      for (let c = 0; c < width; c++) weights[c] = this.weight[row * width + c] - this.drift[row * width + c] / this.time;
      out.push({ hash: this.order[row], weights });
    }
    return out;
  }

  get size(): number {
    return this.used;
  }

  private find(h: number): number {
    let slot = (Math.imul(h, 0x9e3779b1) >>> 7) & this.mask;
    while (this.rows[slot] >= 0) {
      if (this.keys[slot] === h) return this.rows[slot];
      slot = (slot + 1) & this.mask;
    }
    return -1;
  }

  private row(h: number): number {
    const found = this.find(h);
    if (found >= 0) return found;
    if (this.used * 2 > this.mask) this.growTable();
    if ((this.used + 1) * this.classes.length > this.weight.length) this.growRows();
    this.place(h, this.used);
    this.order[this.used] = h;
    return this.used++;
  }

  private place(h: number, row: number): void {
    let slot = (Math.imul(h, 0x9e3779b1) >>> 7) & this.mask;
    while (this.rows[slot] >= 0) slot = (slot + 1) & this.mask;
    this.keys[slot] = h;
    this.rows[slot] = row;
  }

  private growTable(): void {
    const size = (this.mask + 1) * 2;
    this.mask = size - 1;
    this.keys = new Int32Array(size);
    this.rows = new Int32Array(size).fill(-1);
    for (let row = 0; row < this.used; row++) this.place(this.order[row], row);
  }

  private growRows(): void {
    const grow = <T extends Float32Array | Uint16Array | Int32Array>(old: T, make: (n: number) => T): T => {
      const next = make(old.length * 2);
      next.set(old as never);
      return next;
    };
    this.weight = grow(this.weight, (n) => new Float32Array(n));
    this.drift = grow(this.drift, (n) => new Float32Array(n));
    this.touched = grow(this.touched, (n) => new Uint16Array(n));
    this.order = grow(this.order, (n) => new Int32Array(n));
  }
}

/** Adds up the rows of models trained with other seeds: mixed weights err less than any of them alone. */
export function mixRows(models: readonly (readonly FeatureRow[])[]): FeatureRow[] {
  const mixed = new Map<number, { hash: number; weights: Float32Array }>();
  for (const rows of models) {
    for (const { hash, weights } of rows) {
      const row = mixed.get(hash);
      if (row === undefined) mixed.set(hash, { hash, weights: Float32Array.from(weights) });
      else for (let c = 0; c < weights.length; c++) row.weights[c] += weights[c];
    }
  }
  return [...mixed.values()];
}
