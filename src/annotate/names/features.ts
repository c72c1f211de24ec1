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

/**
 * @param listOf  lexicon bits of each form id
 * @param context what a first reading of the document called this form elsewhere: 0 nothing, else a label id + 1; by form id
 */
export function nameFeatures(
  doc: Doc, facts: FormColumns, listOf: Uint8Array, context: Uint8Array, i: number, from: number, to: number, out: Features,
): void {
  const at = (k: number): number => (k >= from && k < to ? doc.form[k] : -1);
  const hash = out.hash;
  let n = 0;
  hash[n++] = 0x61a7;
  const id = doc.form[i];
  const p1 = at(i - 1);
  const p2 = at(i - 2);
  const n1 = at(i + 1);
  const n2 = at(i + 2);
  const word = (f: number): number => (f < 0 ? 0x51ab : facts.word[f]);
  const fine = (f: number): number => (f < 0 ? -1 : facts.fine[f]);
  const coarse = (f: number): number => (f < 0 ? -1 : facts.coarse[f]);
  const shape = (f: number): number => (f < 0 ? 0x51ab : facts.shape[f]);
  const list = (f: number): number => (f < 0 ? 0 : listOf[f]);
  const start = i === from ? 1 : 0;
  hash[n++] = mix(1, facts.cased[id]);
  hash[n++] = mix(2, facts.word[id]);
  hash[n++] = mix(3, facts.shape[id]);
  hash[n++] = mix(mix(4, facts.shape[id]), start);
  hash[n++] = mix(5, facts.fine[id]);
  hash[n++] = mix(6, facts.coarse[id]);
  hash[n++] = mix(mix(7, facts.fine[id]), facts.capital[id] * 2 + start);
  hash[n++] = mix(8, facts.suffix2[id]);
  hash[n++] = mix(9, facts.suffix3[id]);
  hash[n++] = mix(10, facts.suffix4[id]);
  hash[n++] = mix(11, facts.prefix2[id]);
  hash[n++] = mix(12, facts.prefix3[id]);
  hash[n++] = mix(13, word(p1));
  hash[n++] = mix(14, word(n1));
  hash[n++] = mix(15, word(p2));
  hash[n++] = mix(16, word(n2));
  hash[n++] = mix(17, fine(p1));
  hash[n++] = mix(18, fine(n1));
  hash[n++] = mix(19, fine(p2));
  hash[n++] = mix(20, fine(n2));
  hash[n++] = mix(21, coarse(p1));
  hash[n++] = mix(22, coarse(n1));
  hash[n++] = mix(23, shape(p1));
  hash[n++] = mix(24, shape(n1));
  hash[n++] = mix(mix(25, shape(p1)), facts.shape[id]);
  hash[n++] = mix(mix(26, facts.shape[id]), shape(n1));
  hash[n++] = mix(mix(27, shape(p1)), mix(facts.shape[id], shape(n1)));
  hash[n++] = mix(mix(28, word(p1)), facts.cased[id]);
  hash[n++] = mix(mix(29, facts.cased[id]), word(n1));
  hash[n++] = mix(mix(30, coarse(p1)), facts.coarse[id]);
  hash[n++] = mix(mix(31, facts.coarse[id]), coarse(n1));
  hash[n++] = mix(mix(32, fine(p1)), facts.shape[id]);
  hash[n++] = mix(mix(33, fine(n1)), facts.shape[id]);
  hash[n++] = mix(mix(34, word(p1)), facts.shape[id]);
  hash[n++] = mix(mix(35, word(n1)), facts.shape[id]);
  hash[n++] = mix(mix(36, word(p2)), mix(word(p1), facts.shape[id]));
  hash[n++] = mix(mix(37, shape(p2)), mix(shape(p1), facts.shape[id]));
  hash[n++] = mix(mix(38, facts.shape[id]), mix(shape(n1), shape(n2)));
  hash[n++] = mix(39, list(id));
  hash[n++] = mix(40, list(p1));
  hash[n++] = mix(41, list(n1));
  hash[n++] = mix(mix(42, list(id)), mix(list(p1), list(n1)));
  hash[n++] = mix(43, context[id]);
  hash[n++] = mix(mix(44, context[id]), facts.shape[id]);
  hash[n++] = mix(mix(45, p1 < 0 ? 9 : context[p1]), mix(context[id], n1 < 0 ? 9 : context[n1]));
  out.count = n;
}
