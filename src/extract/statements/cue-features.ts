/** Feature templates of the cue finder: the word and its neighbours, its place in the tree, its arguments, report verbs and quotations nearby. */

import type { Doc } from "../../document/doc.ts";
import type { FormColumns } from "../../model/forms.ts";
import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";
import { type Evidence, INSIDE, OUTSIDE } from "./evidence.ts";

/** The word itself, the word before, the word after, two before, two after. */
export const CUE_ROLES = 5;
export const CUE_ROLE_OFFSET = [0, -1, 1, -2, 2] as const;
const EDGE = 0x51ab;

/** Features of one form in one role, or of the sentence's edge (`id` −1). */
export function cueFormFeatures(facts: FormColumns | undefined, id: number, role: number, out: Features): void {
  const edge = id < 0 || facts === undefined;
  const word = edge ? EDGE : facts.word[id];
  if (role === 0) {
    if (edge) return;
    out.add(0x71c3);
    out.add(mix(1, word));
    out.add(mix(4, facts.fine[id]));
    out.add(mix(5, facts.coarse[id]));
    out.add(mix(6, facts.suffix3[id]));
    out.add(mix(7, facts.suffix2[id]));
  } else if (role === 1 || role === 2) {
    out.add(mix(role === 1 ? 8 : 9, word));
    out.add(mix(role === 1 ? 20 : 21, edge ? -1 : facts.fine[id]));
  } else out.add(mix(role === 3 ? 10 : 11, word));
}

/** All features of token `i`: what training sees. */
export function cueFeatures(doc: Doc, evidence: Evidence, i: number, from: number, to: number, out: Features): void {
  out.clear();
  for (let role = 0; role < CUE_ROLES; role++) {
    const at = i + CUE_ROLE_OFFSET[role];
    cueFormFeatures(doc.facts, at >= from && at < to ? doc.form[at] : -1, role, out);
  }
  cueContextFeatures(doc, evidence, i, from, to, out);
}

/** Adds the features that look at the tree, the quotations, or more than one word. */
export function cueContextFeatures(doc: Doc, evidence: Evidence, i: number, from: number, to: number, out: Features): void {
  const facts = doc.facts;
  if (facts === undefined) return;
  const { form, tag, xpos, head, dep, name } = doc;
  const { verb, children, subject, quoteState, sentence, sentenceOf, tree } = evidence;
  const has = (k: number): boolean => k >= from && k < to;
  const word = (k: number): number => (has(k) ? facts.word[form[k]] : EDGE);
  const pos = (k: number): number => (has(k) ? xpos[k] : 60);
  const fine = (k: number): number => (has(k) ? facts.fine[form[k]] : -1);
  const id = form[i];
  const w = facts.word[id];
  const t = xpos[i];
  const h = head[i] === i ? -1 : head[i];
  const hw = h < 0 ? 0x7001 : facts.word[form[h]];
  const ht = h < 0 ? 61 : xpos[h];
  const g = h < 0 || head[h] === h ? -1 : head[h];
  const gw = g < 0 ? 0x7001 : facts.word[form[g]];
  const d = dep[i];
  const kids = children[i];
  const s = subject[i];
  const sw = s < 0 ? 0x7003 : facts.word[form[s]];
  const st = s < 0 ? 62 : xpos[s];
  const sn = s < 0 ? 0 : name[s];
  const q = quoteState[i];
  const flags = sentence[sentenceOf[i]];
  const fineId = facts.fine[id];
  const argument = kids & 0b11111111;
  let near = 9;
  for (let k = 1; k < 9 && near === 9; k++) {
    if (has(i - k) && quoteState[i - k] > INSIDE) near = k;
    else if (has(i + k) && quoteState[i + k] > INSIDE) near = 16 + k;
  }
  const hash = out.hash;
  let n = out.count;
  hash[n++] = mix(2, t);
  hash[n++] = mix(3, mix(w, t));
  hash[n++] = mix(12, pos(i - 1));
  hash[n++] = mix(13, pos(i + 1));
  hash[n++] = mix(mix(14, pos(i - 1)), mix(t, pos(i + 1)));
  hash[n++] = mix(mix(15, pos(i - 2)), mix(pos(i - 1), t));
  hash[n++] = mix(mix(16, t), mix(pos(i + 1), pos(i + 2)));
  hash[n++] = mix(mix(17, word(i - 1)), w);
  hash[n++] = mix(mix(18, w), word(i + 1));
  hash[n++] = mix(mix(19, word(i - 1)), mix(w, word(i + 1)));
  hash[n++] = mix(22, d);
  hash[n++] = mix(mix(23, d), t);
  hash[n++] = mix(mix(24, d), w);
  hash[n++] = mix(25, hw);
  hash[n++] = mix(mix(26, d), hw);
  hash[n++] = mix(mix(27, d), ht);
  hash[n++] = mix(mix(28, w), hw);
  hash[n++] = mix(mix(29, t), mix(ht, d));
  hash[n++] = mix(30, gw);
  hash[n++] = mix(mix(31, d), mix(h < 0 ? 0 : dep[h], ht));
  hash[n++] = mix(32, kids);
  hash[n++] = mix(mix(33, argument), t);
  hash[n++] = mix(mix(34, argument), w);
  hash[n++] = mix(mix(35, argument), fineId);
  hash[n++] = mix(mix(36, argument), mix(verb[i], q));
  hash[n++] = mix(37, sw);
  hash[n++] = mix(mix(38, st), t);
  hash[n++] = mix(mix(39, sn), t);
  hash[n++] = mix(mix(40, sn), w);
  hash[n++] = mix(mix(41, st), w);
  hash[n++] = mix(mix(42, s < 0 ? -1 : facts.fine[form[s]]), fineId);
  hash[n++] = mix(mix(43, s < 0 ? -1 : facts.coarse[form[s]]), w);
  hash[n++] = mix(44, verb[i]);
  hash[n++] = mix(mix(45, verb[i]), t);
  hash[n++] = mix(mix(46, verb[i]), mix(q, flags));
  hash[n++] = mix(mix(47, h < 0 ? 3 : verb[h]), mix(verb[i], d));
  hash[n++] = mix(mix(48, q), t);
  hash[n++] = mix(mix(49, q), w);
  hash[n++] = mix(mix(50, flags), t);
  hash[n++] = mix(mix(51, flags), w);
  hash[n++] = mix(mix(52, near), t);
  hash[n++] = mix(mix(53, near), mix(verb[i], q));
  hash[n++] = mix(mix(54, has(i + 1) ? quoteState[i + 1] : 7), t);
  hash[n++] = mix(mix(55, has(i - 1) ? quoteState[i - 1] : 7), t);
  hash[n++] = mix(mix(56, has(i - 1) ? quoteState[i - 1] : 7), mix(w, has(i + 1) ? quoteState[i + 1] : 7));
  hash[n++] = mix(mix(57, Math.min(tree.depth[i], 6)), t);
  hash[n++] = mix(mix(58, Math.min(tree.depth[i], 6)), verb[i]);
  hash[n++] = mix(mix(59, i === from ? 1 : i === to - 1 ? 2 : 0), t);
  hash[n++] = mix(mix(60, name[i]), t);
  hash[n++] = mix(mix(61, verb[i]), mix(s < 0 ? 0 : 1, argument));
  hash[n++] = mix(mix(62, has(i - 1) ? verb[i - 1] : 3), mix(verb[i], has(i + 1) ? verb[i + 1] : 3));
  hash[n++] = mix(mix(63, w), mix(pos(i + 1), pos(i + 2)));
  hash[n++] = mix(mix(64, w), mix(pos(i - 1), pos(i - 2)));
  hash[n++] = mix(mix(65, word(i + 1)), mix(word(i + 2), t));
  hash[n++] = mix(mix(66, word(i - 1)), mix(word(i - 2), t));
  hash[n++] = mix(mix(67, fineId), mix(t, pos(i + 1)));
  hash[n++] = mix(mix(68, fine(i - 1)), fineId);
  hash[n++] = mix(mix(69, fineId), fine(i + 1));
  hash[n++] = mix(mix(70, tag[i]), mix(kids, d));
  hash[n++] = mix(mix(71, fineId), mix(d, q === OUTSIDE ? 0 : 1));
  if (h >= 0) {
    hash[n++] = mix(mix(72, facts.fine[form[h]]), mix(d, t));
    hash[n++] = mix(mix(73, children[h] & 0b11111111), mix(d, t));
    hash[n++] = mix(mix(74, children[h] & 0b11111111), mix(d, w));
  }
  const argumentHead = firstArgument(evidence, doc, i);
  if (argumentHead >= 0) {
    hash[n++] = mix(mix(75, dep[argumentHead]), mix(t, xpos[argumentHead]));
    hash[n++] = mix(mix(76, facts.word[form[argumentHead]]), w);
    hash[n++] = mix(mix(77, facts.fine[form[argumentHead]]), fineId);
    hash[n++] = mix(mix(78, facts.word[form[tree.left[argumentHead]]]), w);
    hash[n++] = mix(mix(79, facts.word[form[tree.left[argumentHead]]]), mix(t, dep[argumentHead]));
  }
  out.count = n;
}

/** The first child after the token: often what is said, decided or wanted. */
function firstArgument(evidence: Evidence, doc: Doc, i: number): number {
  const { childFrom, child } = evidence.tree;
  for (let c = childFrom[i]; c < childFrom[i + 1]; c++) if (child[c] > i && doc.tag[child[c]] !== 13) return child[c];
  return -1;
}
