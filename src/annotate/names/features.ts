/** Feature templates of the name finder: words, shapes, affixes and clusters in a window of two, list membership, and the paragraph's repeats. */

import type { Doc } from "../../document/doc.ts";
import type { FormColumns } from "../../model/forms.ts";
import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";

/** Bits of `listOf`. */
export const LIST_COUNTRY = 1;
export const LIST_ADJECTIVE = 2;
export const LIST_TITLE = 4;
export const LIST_CITY = 8;
export const LIST_ORGANISATION = 16;

/** The word itself, the word before, the word after, two before, two after. */
export const NAME_ROLES = 5;
export const NAME_ROLE_OFFSET = [0, -1, 1, -2, 2] as const;
const EDGE = 0x51ab;

/** Features of one form in one role, or of the sentence's edge (`id` −1). `listOf`: lexicon bits of each form id. */
export function nameFormFeatures(facts: FormColumns | undefined, listOf: Uint8Array, id: number, role: number, out: Features): void {
  const edge = id < 0 || facts === undefined;
  const word = edge ? EDGE : facts.word[id];
  const fine = edge ? -1 : facts.fine[id];
  const coarse = edge ? -1 : facts.coarse[id];
  const shape = edge ? EDGE : facts.shape[id];
  const list = edge ? 0 : listOf[id];
  if (role === 0) {
    if (edge) return;
    out.add(0x61a7);
    out.add(mix(1, facts.cased[id]));
    out.add(mix(2, word));
    out.add(mix(3, shape));
    out.add(mix(5, fine));
    out.add(mix(6, coarse));
    out.add(mix(8, facts.suffix2[id]));
    out.add(mix(9, facts.suffix3[id]));
    out.add(mix(10, facts.suffix4[id]));
    out.add(mix(11, facts.prefix2[id]));
    out.add(mix(12, facts.prefix3[id]));
    out.add(mix(39, list));
  } else if (role === 1 || role === 2) {
    const before = role === 1;
    out.add(mix(before ? 13 : 14, word));
    out.add(mix(before ? 17 : 18, fine));
    out.add(mix(before ? 21 : 22, coarse));
    out.add(mix(before ? 23 : 24, shape));
    out.add(mix(before ? 40 : 41, list));
  } else {
    out.add(mix(role === 3 ? 15 : 16, word));
    out.add(mix(role === 3 ? 19 : 20, fine));
  }
}

/**
 * Adds the features that look at more than one word.
 *
 * @param context what a first reading of the document called this form elsewhere: 0 nothing, else a label id + 1; by form id
 */
export function nameContextFeatures(
  doc: Doc,
  facts: FormColumns,
  listOf: Uint8Array,
  context: Uint8Array,
  i: number,
  from: number,
  to: number,
  out: Features,
): void {
  const at = (k: number): number => (k >= from && k < to ? doc.form[k] : -1);
  const id = doc.form[i];
  const p1 = at(i - 1);
  const p2 = at(i - 2);
  const n1 = at(i + 1);
  const n2 = at(i + 2);
  const word = (f: number): number => (f < 0 ? EDGE : facts.word[f]);
  const fine = (f: number): number => (f < 0 ? -1 : facts.fine[f]);
  const coarse = (f: number): number => (f < 0 ? -1 : facts.coarse[f]);
  const shape = (f: number): number => (f < 0 ? EDGE : facts.shape[f]);
  const list = (f: number): number => (f < 0 ? 0 : listOf[f]);
  const start = i === from ? 1 : 0;
  const own = facts.shape[id];
  const hash = out.hash;
  let n = out.count;
  hash[n++] = mix(mix(4, own), start);
  hash[n++] = mix(mix(7, facts.fine[id]), facts.capital[id] * 2 + start);
  hash[n++] = mix(mix(25, shape(p1)), own);
  hash[n++] = mix(mix(26, own), shape(n1));
  hash[n++] = mix(mix(27, shape(p1)), mix(own, shape(n1)));
  hash[n++] = mix(mix(28, word(p1)), facts.cased[id]);
  hash[n++] = mix(mix(29, facts.cased[id]), word(n1));
  hash[n++] = mix(mix(30, coarse(p1)), facts.coarse[id]);
  hash[n++] = mix(mix(31, facts.coarse[id]), coarse(n1));
  hash[n++] = mix(mix(32, fine(p1)), own);
  hash[n++] = mix(mix(33, fine(n1)), own);
  hash[n++] = mix(mix(34, word(p1)), own);
  hash[n++] = mix(mix(35, word(n1)), own);
  hash[n++] = mix(mix(36, word(p2)), mix(word(p1), own));
  hash[n++] = mix(mix(37, shape(p2)), mix(shape(p1), own));
  hash[n++] = mix(mix(38, own), mix(shape(n1), shape(n2)));
  hash[n++] = mix(mix(42, list(id)), mix(list(p1), list(n1)));
  hash[n++] = mix(43, context[id]);
  hash[n++] = mix(mix(44, context[id]), own);
  hash[n++] = mix(mix(45, p1 < 0 ? 9 : context[p1]), mix(context[id], n1 < 0 ? 9 : context[n1]));
  out.count = n;
}

/** All features of token `i`: what training sees. */
export function nameFeatures(
  doc: Doc,
  facts: FormColumns,
  listOf: Uint8Array,
  context: Uint8Array,
  i: number,
  from: number,
  to: number,
  out: Features,
): void {
  out.clear();
  for (let role = 0; role < NAME_ROLES; role++) {
    const at = i + NAME_ROLE_OFFSET[role];
    nameFormFeatures(facts, listOf, at >= from && at < to ? doc.form[at] : -1, role, out);
  }
  nameContextFeatures(doc, facts, listOf, context, i, from, to, out);
}
