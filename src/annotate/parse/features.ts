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
  h[k++] = mix(1, s0w);
  h[k++] = mix(2, s0t);
  h[k++] = mix(3, s0wt);
  h[k++] = mix(4, s1w);
  h[k++] = mix(5, s1t);
  h[k++] = mix(6, s1wt);
  h[k++] = mix(7, b0w);
  h[k++] = mix(8, b0t);
  h[k++] = mix(9, b0wt);
  h[k++] = mix(10, b1w);
  h[k++] = mix(11, b1t);
  h[k++] = mix(12, mix(b1w, b1t));
  h[k++] = mix(13, word[b2]);
  h[k++] = mix(14, b2t);
  h[k++] = mix(15, word[s2]);
  h[k++] = mix(16, s2t);
  h[k++] = mix(17, b3t);
  h[k++] = mix(18, word[s0l]);
  h[k++] = mix(19, mix(tag[s0l], s0lLab));
  h[k++] = mix(20, word[s0r]);
  h[k++] = mix(21, mix(tag[s0r], s0rLab));
  h[k++] = mix(22, word[s1l]);
  h[k++] = mix(23, mix(tag[s1l], s1lLab));
  h[k++] = mix(24, word[s1r]);
  h[k++] = mix(25, mix(tag[s1r], s1rLab));
  h[k++] = mix(26, word[b0l]);
  h[k++] = mix(27, mix(tag[b0l], b0lLab));
  h[k++] = mix(28, mix(tag[s0l2], label(s0l2)));
  h[k++] = mix(29, mix(tag[s0r2], label(s0r2)));
  h[k++] = mix(30, mix(tag[s1l2], label(s1l2)));
  h[k++] = mix(31, mix(tag[s1r2], label(s1r2)));
  h[k++] = mix(32, mix(tag[b0l2], label(b0l2)));
  h[k++] = mix(33, mix(s0wt, b0wt));
  h[k++] = mix(34, mix(s0w, b0w));
  h[k++] = mix(35, tt);
  h[k++] = mix(36, mix(s0wt, b0t));
  h[k++] = mix(37, mix(s0t, b0wt));
  h[k++] = mix(38, mix(s0w, b0t));
  h[k++] = mix(39, mix(s0t, b0w));
  h[k++] = mix(40, mix(s1w, s0w));
  h[k++] = mix(41, st);
  h[k++] = mix(42, mix(s1w, s0t));
  h[k++] = mix(43, mix(s1t, s0w));
  h[k++] = mix(44, mix(s1wt, s0wt));
  h[k++] = mix(45, mix(s1t, b0t));
  h[k++] = mix(46, mix(s1w, b0t));
  h[k++] = mix(47, mix(s1t, b0w));
  h[k++] = mix(48, mix(s1w, b0w));
  h[k++] = mix(49, mix(b0t, b1t));
  h[k++] = mix(50, mix(b0w, b1t));
  h[k++] = mix(51, mix(b0t, b1w));
  h[k++] = mix(52, mix(b0w, b1w));
  h[k++] = mix(53, mix(tt, b1t));
  h[k++] = mix(54, mix(st, b0t));
  h[k++] = mix(55, mix(st, s2t));
  h[k++] = mix(56, mix(tt, tag[b0l]));
  h[k++] = mix(57, mix(tt, tag[s0l]));
  h[k++] = mix(58, mix(tt, tag[s0r]));
  h[k++] = mix(59, mix(st, tag[s1l]));
  h[k++] = mix(60, mix(st, tag[s1r]));
  h[k++] = mix(61, mix(st, tag[s0l]));
  h[k++] = mix(62, mix(st, tag[s0r]));
  h[k++] = mix(63, mix(b0t * 64 + b1t, b2t));
  h[k++] = mix(64, mix(st, b0t * 64 + b1t));
  h[k++] = mix(65, mix(s0w, mix(s1t, b0t)));
  h[k++] = mix(66, mix(s1w, mix(s0t, b0t)));
  h[k++] = mix(67, mix(b0w, st));
  h[k++] = mix(68, mix(s0w, mix(b0t, b1t)));
  h[k++] = mix(69, mix(b0w, mix(s0t, b1t)));
  h[k++] = mix(70, mix(b1w, tt));
  h[k++] = mix(71, mix(s0t, mix(s0lLab, s0rLab)));
  h[k++] = mix(72, mix(s1t, mix(s1lLab, s1rLab)));
  h[k++] = mix(73, mix(s0w, s0rLab));
  h[k++] = mix(74, mix(s0w, s0lLab));
  h[k++] = mix(75, mix(s1w, s1rLab));
  h[k++] = mix(76, mix(s1w, s1lLab));
  h[k++] = mix(77, mix(s0t, mix(s0rLab, label(s0r2))));
  h[k++] = mix(78, mix(s1t, mix(s1rLab, label(s1r2))));
  h[k++] = mix(79, mix(b0t, mix(b0lLab, label(b0l2))));
  h[k++] = mix(80, mix(b0w, b0lLab));
  h[k++] = mix(81, mix(tt, dist0));
  h[k++] = mix(82, mix(s0w, dist0));
  h[k++] = mix(83, mix(b0w, dist0));
  h[k++] = mix(84, mix(s0t, dist0));
  h[k++] = mix(85, mix(b0t, dist0));
  h[k++] = mix(86, mix(st, dist1));
  h[k++] = mix(87, mix(s1w, dist1));
  h[k++] = mix(88, mix(s0w, dist1));
  h[k++] = mix(89, mix(s0w, s0vl));
  h[k++] = mix(90, mix(s0w, s0vr));
  h[k++] = mix(91, mix(s0t, s0vl * 8 + s0vr));
  h[k++] = mix(92, mix(s1w, s1vr));
  h[k++] = mix(93, mix(s1t, s1vl * 8 + s1vr));
  h[k++] = mix(94, mix(b0w, b0vl));
  h[k++] = mix(95, mix(b0t, b0vl));
  h[k++] = mix(96, mix(s1w, word[s0l]));
  h[k++] = mix(97, mix(mix(s1w, word[s0l]), s0t));
  h[k++] = mix(98, mix(mix(s1t, word[s0l]), s0w));
  h[k++] = mix(99, mix(st, word[s0l]));
  h[k++] = mix(100, mix(mix(st, b0w), b1t));
  h[k++] = mix(101, mix(mix(s2t, st), b0t));
  h[k++] = mix(102, mix(mix(s1t, s1rLab), mix(s0t, b0t)));
  h[k++] = mix(103, mix(mix(s0t, s0rLab), b0t * 64 + b1t));
  h[k++] = mix(104, mix(mix(b0t, b0lLab), mix(s0t, s1t)));
  h[k++] = mix(105, mix(mix(s0t, s0lLab), mix(b0t, s0vr)));
  h[k++] = mix(106, mix(atoms.fine[s0], atoms.fine[b0]));
  h[k++] = mix(107, mix(atoms.fine[s1], atoms.fine[s0]));
  h[k++] = mix(108, mix(mix(upos[s1], upos[s0]), mix(upos[b0], upos[b1])));
  h[k++] = mix(109, mix(mix(upos[s2], upos[s1]), mix(upos[s0], upos[b0])));
  h[k++] = mix(110, mix(mix(upos[s0], upos[b0]), mix(upos[b1], upos[b2])));
  h[k++] = mix(111, mix(mix(upos[b0], upos[b1]), mix(upos[b2], upos[b3])));
  h[k++] = mix(112, mix(mix(s1t, s1lLab), mix(s0t, s0lLab)));
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
  f[k++] = mix(201, dw);
  f[k++] = mix(202, mix(dt, side));
  f[k++] = mix(203, mix(hw, side));
  f[k++] = mix(204, mix(ht, side));
  f[k++] = mix(205, arc);
  f[k++] = mix(206, mix(arc, dw));
  f[k++] = mix(207, mix(arc, hw));
  f[k++] = mix(208, mix(dw, hw));
  f[k++] = mix(209, mix(arc, dist));
  f[k++] = mix(210, mix(dw, dist));
  f[k++] = mix(211, mix(arc, word[dl]));
  f[k++] = mix(212, mix(word[dl], mix(dw, side)));
  f[k++] = mix(213, mix(word[dl], mix(hw, side)));
  f[k++] = mix(214, mix(tag[dl], mix(arc, label(dl))));
  f[k++] = mix(215, mix(tag[dr], mix(arc, label(dr))));
  f[k++] = mix(216, mix(word[dr], arc));
  f[k++] = mix(217, mix(word[dl2], arc));
  f[k++] = mix(218, mix(mix(label(dl), label(dl2)), mix(label(dr), arc)));
  f[k++] = mix(219, mix(mix(label(hl), label(hr)), arc));
  f[k++] = mix(220, mix(mix(label(hl), label(hl2)), mix(dw, side)));
  f[k++] = mix(221, mix(mix(label(hr), label(hr2)), mix(hw, side)));
  f[k++] = mix(222, mix(tag[at(d - 1)], arc));
  f[k++] = mix(223, mix(tag[at(d + 1)], arc));
  f[k++] = mix(224, mix(tag[at(h - 1)], arc));
  f[k++] = mix(225, mix(tag[at(h + 1)], arc));
  f[k++] = mix(226, mix(word[at(d - 1)], mix(dt, side)));
  f[k++] = mix(227, mix(word[at(d + 1)], mix(dt, side)));
  f[k++] = mix(228, mix(fine[d], mix(ht, side)));
  f[k++] = mix(229, mix(fine[h], mix(dt, side)));
  f[k++] = mix(230, mix(mix(coarse[d], coarse[h]), arc));
  f[k++] = mix(231, mix(suffix[d], mix(ht, side)));
  f[k++] = mix(232, mix(suffix[h], arc));
  f[k++] = mix(233, mix(mix(upos[d], upos[h]), mix(leftCount[h], side)));
  f[k++] = mix(234, mix(mix(label(hr), label(dl)), arc));
  f[k++] = mix(235, mix(mix(word[dl], word[hr]), side));
  f[k++] = mix(236, mix(mix(fine[d], word[dl]), side));
  f[k++] = mix(237, mix(mix(tag[at(d - 1)], tag[at(d + 1)]), arc));
  f[k++] = mix(238, mix(mix(fine[d], fine[h]), side));
  f[k++] = mix(239, mix(word[dr2], arc));
  f[k++] = mix(240, mix(mix(hw, label(dl)), arc));
  f[k++] = mix(241, mix(word[hl], arc));
  f[k++] = mix(242, mix(word[hr], arc));
  out.count = k;
}
