/**
 * Feature templates of the parser: words and tags at the top of the stack and the front of the buffer, their outermost
 * children, distances and valency (after Zhang and Nivre 2011, P11-2033), and for labels the arc with its surroundings.
 */

import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";
import type { ParserState } from "./state.ts";

/** Per-word atoms of one sentence, index n = the root node, n + 1 = "no such word". */
export interface SentenceAtoms {
  readonly n: number;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  readonly upos: Int32Array;
  readonly fine: Int32Array;
  readonly coarse: Int32Array;
  readonly suffix: Int32Array;
}

export function makeAtoms(n: number): SentenceAtoms {
  const ints = (): Int32Array => new Int32Array(n + 2);
  return { n, word: ints(), tag: ints(), upos: ints(), fine: ints(), coarse: ints(), suffix: ints() };
}

/** Fills the last two entries: the root node and "no such word". */
export function closeAtoms(atoms: SentenceAtoms, n: number): void {
  for (const [offset, value] of [
    [0, 0x7001],
    [1, 0x7002],
  ] as const) {
    atoms.word[n + offset] = value;
    atoms.tag[n + offset] = value & 0xff;
    atoms.upos[n + offset] = value & 0xff;
    atoms.fine[n + offset] = 0;
    atoms.coarse[n + offset] = 0;
    atoms.suffix[n + offset] = value;
  }
}

const DISTANCE = Uint8Array.from({ length: 64 }, (_, d) => (d < 5 ? d : d < 7 ? 5 : d < 11 ? 6 : d < 20 ? 7 : 8));

function bucket(distance: number): number {
  return distance < 64 ? DISTANCE[distance] : 9;
}

/**
 * Mixes into every hash but the first the number of its template. Apart from the templates, because a function that calls `mix` too often
 * calls it for real: inlined in one loop it costs a third.
 */
function numberTemplates(hash: Int32Array, count: number, base: number): void {
  for (let k = 1; k < count; k++) hash[k] = mix(base + k, hash[k]);
}

/** Features that decide between SHIFT, LEFT and RIGHT. */
export function moveFeatures(atoms: SentenceAtoms, state: ParserState, out: Features): void {
  const { stack, depth, front, n, left1, left2, right1, right2, dep, leftCount, rightCount } = state;
  const none = n + 1;
  const s0 = depth > 0 ? stack[depth - 1] : none;
  const s1 = depth > 1 ? stack[depth - 2] : none;
  const s2 = depth > 2 ? stack[depth - 3] : none;
  const b0 = front;
  const b1 = front + 1 <= n ? front + 1 : none;
  const b2 = front + 2 <= n ? front + 2 : none;
  const b3 = front + 3 <= n ? front + 3 : none;
  const child = (column: Int32Array, x: number): number => (x === none || column[x] < 0 ? none : column[x]);
  const s0l = child(left1, s0);
  const s0l2 = child(left2, s0);
  const s0r = child(right1, s0);
  const s0r2 = child(right2, s0);
  const s1l = child(left1, s1);
  const s1l2 = child(left2, s1);
  const s1r = child(right1, s1);
  const s1r2 = child(right2, s1);
  const b0l = child(left1, b0);
  const b0l2 = child(left2, b0);
  const label = (x: number): number => (x === none ? 0 : dep[x]);
  const { word, tag, upos } = atoms;
  const s0w = word[s0];
  const s1w = word[s1];
  const b0w = word[b0];
  const b1w = word[b1];
  const s0t = tag[s0];
  const s1t = tag[s1];
  const s2t = tag[s2];
  const b0t = tag[b0];
  const b1t = tag[b1];
  const b2t = tag[b2];
  const b3t = tag[b3];
  const s0lLab = label(s0l);
  const s0rLab = label(s0r);
  const s1lLab = label(s1l);
  const s1rLab = label(s1r);
  const b0lLab = label(b0l);
  const dist0 = s0 === none ? 10 : bucket(b0 - s0);
  const dist1 = s1 === none ? 10 : bucket(s0 - s1);
  const s0vl = s0 === none ? 0 : leftCount[s0];
  const s0vr = s0 === none ? 0 : rightCount[s0];
  const s1vl = s1 === none ? 0 : leftCount[s1];
  const s1vr = s1 === none ? 0 : rightCount[s1];
  const b0vl = leftCount[b0];
  const s0wt = mix(s0w, s0t);
  const b0wt = mix(b0w, b0t);
  const s1wt = mix(s1w, s1t);
  const tt = s0t * 64 + b0t;
  const st = s1t * 64 + s0t;
  const h = out.hash;
  let k = 0;
  h[k++] = 0x2b7d11;
  h[k++] = s0w;
  h[k++] = s0t;
  h[k++] = s0wt;
  h[k++] = s1w;
  h[k++] = s1t;
  h[k++] = s1wt;
  h[k++] = b0w;
  h[k++] = b0t;
  h[k++] = b0wt;
  h[k++] = b1w;
  h[k++] = b1t;
  h[k++] = mix(b1w, b1t);
  h[k++] = word[b2];
  h[k++] = b2t;
  h[k++] = word[s2];
  h[k++] = s2t;
  h[k++] = b3t;
  h[k++] = word[s0l];
  h[k++] = mix(tag[s0l], s0lLab);
  h[k++] = word[s0r];
  h[k++] = mix(tag[s0r], s0rLab);
  h[k++] = word[s1l];
  h[k++] = mix(tag[s1l], s1lLab);
  h[k++] = word[s1r];
  h[k++] = mix(tag[s1r], s1rLab);
  h[k++] = word[b0l];
  h[k++] = mix(tag[b0l], b0lLab);
  h[k++] = mix(tag[s0l2], label(s0l2));
  h[k++] = mix(tag[s0r2], label(s0r2));
  h[k++] = mix(tag[s1l2], label(s1l2));
  h[k++] = mix(tag[s1r2], label(s1r2));
  h[k++] = mix(tag[b0l2], label(b0l2));
  h[k++] = mix(s0wt, b0wt);
  h[k++] = mix(s0w, b0w);
  h[k++] = tt;
  h[k++] = mix(s0wt, b0t);
  h[k++] = mix(s0t, b0wt);
  h[k++] = mix(s0w, b0t);
  h[k++] = mix(s0t, b0w);
  h[k++] = mix(s1w, s0w);
  h[k++] = st;
  h[k++] = mix(s1w, s0t);
  h[k++] = mix(s1t, s0w);
  h[k++] = mix(s1wt, s0wt);
  h[k++] = mix(s1t, b0t);
  h[k++] = mix(s1w, b0t);
  h[k++] = mix(s1t, b0w);
  h[k++] = mix(s1w, b0w);
  h[k++] = mix(b0t, b1t);
  h[k++] = mix(b0w, b1t);
  h[k++] = mix(b0t, b1w);
  h[k++] = mix(b0w, b1w);
  h[k++] = mix(tt, b1t);
  h[k++] = mix(st, b0t);
  h[k++] = mix(st, s2t);
  h[k++] = mix(tt, tag[b0l]);
  h[k++] = mix(tt, tag[s0l]);
  h[k++] = mix(tt, tag[s0r]);
  h[k++] = mix(st, tag[s1l]);
  h[k++] = mix(st, tag[s1r]);
  h[k++] = mix(st, tag[s0l]);
  h[k++] = mix(st, tag[s0r]);
  h[k++] = mix(b0t * 64 + b1t, b2t);
  h[k++] = mix(st, b0t * 64 + b1t);
  h[k++] = mix(s0w, mix(s1t, b0t));
  h[k++] = mix(s1w, mix(s0t, b0t));
  h[k++] = mix(b0w, st);
  h[k++] = mix(s0w, mix(b0t, b1t));
  h[k++] = mix(b0w, mix(s0t, b1t));
  h[k++] = mix(b1w, tt);
  h[k++] = mix(s0t, mix(s0lLab, s0rLab));
  h[k++] = mix(s1t, mix(s1lLab, s1rLab));
  h[k++] = mix(s0w, s0rLab);
  h[k++] = mix(s0w, s0lLab);
  h[k++] = mix(s1w, s1rLab);
  h[k++] = mix(s1w, s1lLab);
  h[k++] = mix(s0t, mix(s0rLab, label(s0r2)));
  h[k++] = mix(s1t, mix(s1rLab, label(s1r2)));
  h[k++] = mix(b0t, mix(b0lLab, label(b0l2)));
  h[k++] = mix(b0w, b0lLab);
  h[k++] = mix(tt, dist0);
  h[k++] = mix(s0w, dist0);
  h[k++] = mix(b0w, dist0);
  h[k++] = mix(s0t, dist0);
  h[k++] = mix(b0t, dist0);
  h[k++] = mix(st, dist1);
  h[k++] = mix(s1w, dist1);
  h[k++] = mix(s0w, dist1);
  h[k++] = mix(s0w, s0vl);
  h[k++] = mix(s0w, s0vr);
  h[k++] = mix(s0t, s0vl * 8 + s0vr);
  h[k++] = mix(s1w, s1vr);
  h[k++] = mix(s1t, s1vl * 8 + s1vr);
  h[k++] = mix(b0w, b0vl);
  h[k++] = mix(b0t, b0vl);
  h[k++] = mix(s1w, word[s0l]);
  h[k++] = mix(mix(s1w, word[s0l]), s0t);
  h[k++] = mix(mix(s1t, word[s0l]), s0w);
  h[k++] = mix(st, word[s0l]);
  h[k++] = mix(mix(st, b0w), b1t);
  h[k++] = mix(mix(s2t, st), b0t);
  h[k++] = mix(mix(s1t, s1rLab), mix(s0t, b0t));
  h[k++] = mix(mix(s0t, s0rLab), b0t * 64 + b1t);
  h[k++] = mix(mix(b0t, b0lLab), mix(s0t, s1t));
  h[k++] = mix(mix(s0t, s0lLab), mix(b0t, s0vr));
  h[k++] = mix(atoms.fine[s0], atoms.fine[b0]);
  h[k++] = mix(atoms.fine[s1], atoms.fine[s0]);
  h[k++] = mix(mix(upos[s1], upos[s0]), mix(upos[b0], upos[b1]));
  h[k++] = mix(mix(upos[s2], upos[s1]), mix(upos[s0], upos[b0]));
  h[k++] = mix(mix(upos[s0], upos[b0]), mix(upos[b1], upos[b2]));
  h[k++] = mix(mix(upos[b0], upos[b1]), mix(upos[b2], upos[b3]));
  h[k++] = mix(mix(s1t, s1lLab), mix(s0t, s0lLab));
  numberTemplates(h, k, 0);
  out.count = k;
}

/** Features of the relation between the stack's top `d` and its new head `h`. */
export function labelFeatures(atoms: SentenceAtoms, state: ParserState, d: number, h: number, out: Features): void {
  const { left1, right1, right2, left2, dep, n, leftCount } = state;
  const none = n + 1;
  const at = (x: number): number => (x < 0 || x > n ? none : x);
  const child = (column: Int32Array, x: number): number => (column[x] < 0 ? none : column[x]);
  const label = (x: number): number => (x === none ? 0 : dep[x]);
  const { word, tag, upos, fine, coarse, suffix } = atoms;
  const dl = child(left1, d);
  const dl2 = child(left2, d);
  const dr = child(right1, d);
  const dr2 = child(right2, d);
  const hl = child(left1, h);
  const hr = child(right1, h);
  const hl2 = child(left2, h);
  const hr2 = child(right2, h);
  const side = d < h ? 1 : 0;
  const dist = side * 16 + bucket(Math.abs(h - d));
  const dw = word[d];
  const hw = word[h];
  const dt = tag[d];
  const ht = tag[h];
  const arc = mix(dt * 64 + ht, side);
  const f = out.hash;
  let k = 0;
  f[k++] = mix(0x3a01, side);
  f[k++] = dw;
  f[k++] = mix(dt, side);
  f[k++] = mix(hw, side);
  f[k++] = mix(ht, side);
  f[k++] = arc;
  f[k++] = mix(arc, dw);
  f[k++] = mix(arc, hw);
  f[k++] = mix(dw, hw);
  f[k++] = mix(arc, dist);
  f[k++] = mix(dw, dist);
  f[k++] = mix(arc, word[dl]);
  f[k++] = mix(word[dl], mix(dw, side));
  f[k++] = mix(word[dl], mix(hw, side));
  f[k++] = mix(tag[dl], mix(arc, label(dl)));
  f[k++] = mix(tag[dr], mix(arc, label(dr)));
  f[k++] = mix(word[dr], arc);
  f[k++] = mix(word[dl2], arc);
  f[k++] = mix(mix(label(dl), label(dl2)), mix(label(dr), arc));
  f[k++] = mix(mix(label(hl), label(hr)), arc);
  f[k++] = mix(mix(label(hl), label(hl2)), mix(dw, side));
  f[k++] = mix(mix(label(hr), label(hr2)), mix(hw, side));
  f[k++] = mix(tag[at(d - 1)], arc);
  f[k++] = mix(tag[at(d + 1)], arc);
  f[k++] = mix(tag[at(h - 1)], arc);
  f[k++] = mix(tag[at(h + 1)], arc);
  f[k++] = mix(word[at(d - 1)], mix(dt, side));
  f[k++] = mix(word[at(d + 1)], mix(dt, side));
  f[k++] = mix(fine[d], mix(ht, side));
  f[k++] = mix(fine[h], mix(dt, side));
  f[k++] = mix(mix(coarse[d], coarse[h]), arc);
  f[k++] = mix(suffix[d], mix(ht, side));
  f[k++] = mix(suffix[h], arc);
  f[k++] = mix(mix(upos[d], upos[h]), mix(leftCount[h], side));
  f[k++] = mix(mix(label(hr), label(dl)), arc);
  f[k++] = mix(mix(word[dl], word[hr]), side);
  f[k++] = mix(mix(fine[d], word[dl]), side);
  f[k++] = mix(mix(tag[at(d - 1)], tag[at(d + 1)]), arc);
  f[k++] = mix(mix(fine[d], fine[h]), side);
  f[k++] = mix(word[dr2], arc);
  f[k++] = mix(mix(hw, label(dl)), arc);
  f[k++] = mix(word[hl], arc);
  f[k++] = mix(word[hr], arc);
  numberTemplates(f, k, 200);
  out.count = k;
}
