/** Feature templates of the tagger: the words around the token, its affixes and shape, clusters, and the two tags before it. */

import type { FormColumns } from "../../model/forms.ts";
import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";

/** Stand-in form facts outside the sentence. */
const EDGE = 0x51ab;

/** The word itself, the word before, the word after, two before, two after. */
export const TAG_ROLES = 5;

/** Features of a form in one role, or of the sentence's edge (`id` −1). */
export function tagFormFeatures(facts: FormColumns, id: number, role: number, out: Features): void {
  const edge = id < 0;
  const word = edge ? EDGE : facts.word[id];
  if (role === 0) {
    if (edge) return;
    out.add(0x11223344);
    out.add(mix(1, word));
    out.add(mix(2, facts.cased[id]));
    out.add(mix(3, facts.suffix1[id]));
    out.add(mix(4, facts.suffix2[id]));
    out.add(mix(5, facts.suffix3[id]));
    out.add(mix(6, facts.suffix4[id]));
    out.add(mix(7, facts.prefix1[id]));
    out.add(mix(8, facts.prefix2[id]));
    out.add(mix(9, facts.prefix3[id]));
    out.add(mix(10, facts.shape[id]));
    out.add(mix(12, facts.fine[id]));
    out.add(mix(13, facts.coarse[id]));
  } else if (role === 1) {
    out.add(mix(14, word));
    out.add(mix(18, edge ? -1 : facts.fine[id]));
    out.add(mix(20, edge ? -1 : facts.coarse[id]));
    out.add(mix(34, edge ? EDGE : facts.suffix3[id]));
    out.add(mix(36, edge ? EDGE : facts.shape[id]));
  } else if (role === 2) {
    out.add(mix(16, word));
    out.add(mix(19, edge ? -1 : facts.fine[id]));
    out.add(mix(21, edge ? -1 : facts.coarse[id]));
    out.add(mix(33, edge ? EDGE : facts.suffix3[id]));
    out.add(mix(35, edge ? EDGE : facts.shape[id]));
  } else if (role === 3) out.add(mix(15, word));
  else out.add(mix(17, word));
}

/**
 * Adds to `out` the features of token `i` that look at more than one word, or at the tags before.
 *
 * @param form form id of each token
 * @param from first token of the sentence
 * @param to   token after the last of the sentence
 * @param before tag of token i − 1, −1 at the start; `before2` of i − 2
 */
export function tagContextFeatures(
  facts: FormColumns,
  form: Uint32Array,
  i: number,
  from: number,
  to: number,
  before: number,
  before2: number,
  out: Features,
): void {
  const id = form[i];
  const p1 = i > from ? form[i - 1] : -1;
  const n1 = i + 1 < to ? form[i + 1] : -1;
  const n2 = i + 2 < to ? form[i + 2] : -1;
  const word = facts.word[id];
  const wp1 = p1 >= 0 ? facts.word[p1] : EDGE;
  const wn1 = n1 >= 0 ? facts.word[n1] : EDGE;
  const fine = facts.fine[id];
  const fp1 = p1 >= 0 ? facts.fine[p1] : -1;
  const fn1 = n1 >= 0 ? facts.fine[n1] : -1;
  const cp1 = p1 >= 0 ? facts.coarse[p1] : -1;
  const cn1 = n1 >= 0 ? facts.coarse[n1] : -1;
  const hash = out.hash;
  let n = out.count;
  hash[n++] = mix(mix(11, facts.shape[id]), i > from ? 1 : 0);
  hash[n++] = mix(22, before);
  hash[n++] = mix(mix(23, before), before2);
  hash[n++] = mix(mix(24, before), word);
  hash[n++] = mix(mix(25, before), facts.suffix3[id]);
  hash[n++] = mix(mix(26, before), fn1);
  hash[n++] = mix(mix(27, before), wn1);
  hash[n++] = mix(mix(28, wp1), word);
  hash[n++] = mix(mix(29, word), wn1);
  hash[n++] = mix(mix(30, fine), fn1);
  hash[n++] = mix(mix(31, fp1), fine);
  hash[n++] = mix(mix(32, n1 >= 0 ? facts.suffix3[n1] : EDGE), before);
  hash[n++] = mix(mix(37, wp1), wn1);
  hash[n++] = mix(mix(38, n2 >= 0 ? facts.fine[n2] : -1), fn1);
  hash[n++] = mix(mix(39, facts.suffix2[id]), n1 >= 0 ? facts.suffix2[n1] : EDGE);
  hash[n++] = mix(mix(40, cp1), mix(facts.coarse[id], cn1));
  out.count = n;
}

/** All features of token `i`: what training sees. */
export function tagFeatures(
  facts: FormColumns,
  form: Uint32Array,
  i: number,
  from: number,
  to: number,
  before: number,
  before2: number,
  out: Features,
): void {
  out.clear();
  for (let role = 0; role < TAG_ROLES; role++) {
    const at = i + ROLE_OFFSET[role];
    tagFormFeatures(facts, at >= from && at < to ? form[at] : -1, role, out);
  }
  tagContextFeatures(facts, form, i, from, to, before, before2, out);
}

/** Where the word of each role stands from the token. */
export const ROLE_OFFSET = [0, -1, 1, -2, 2] as const;
