/** Feature templates of the tagger: the words around the token, its affixes and shape, clusters, and the two tags before it. */

import type { FormColumns } from "../../model/forms.ts";
import { mix } from "../../model/hash.ts";
import type { Features } from "../../model/linear.ts";

/** Stand-in form facts outside the sentence. */
const EDGE = 0x51ab;

/**
 * Fills `out` with the features of token `i`.
 *
 * @param form form id of each token
 * @param from first token of the sentence
 * @param to   token after the last of the sentence
 * @param before tag of token i − 1, −1 at the start; `before2` of i − 2
 */
export function tagFeatures(
  facts: FormColumns, form: Uint32Array, i: number, from: number, to: number, before: number, before2: number, out: Features,
): void {
  const id = form[i];
  const has1 = i > from;
  const has2 = i > from + 1;
  const next1 = i + 1 < to;
  const next2 = i + 2 < to;
  const p1 = has1 ? form[i - 1] : -1;
  const p2 = has2 ? form[i - 2] : -1;
  const n1 = next1 ? form[i + 1] : -1;
  const n2 = next2 ? form[i + 2] : -1;
  const w = facts.word;
  const word = w[id];
  const wp1 = p1 >= 0 ? w[p1] : EDGE;
  const wp2 = p2 >= 0 ? w[p2] : EDGE;
  const wn1 = n1 >= 0 ? w[n1] : EDGE;
  const wn2 = n2 >= 0 ? w[n2] : EDGE;
  const fine = facts.fine[id];
  const fp1 = p1 >= 0 ? facts.fine[p1] : -1;
  const fn1 = n1 >= 0 ? facts.fine[n1] : -1;
  const cp1 = p1 >= 0 ? facts.coarse[p1] : -1;
  const cn1 = n1 >= 0 ? facts.coarse[n1] : -1;
  const hash = out.hash;
  let n = 0;
  hash[n++] = 0x11223344;
  hash[n++] = mix(1, word);
  hash[n++] = mix(2, facts.cased[id]);
  hash[n++] = mix(3, facts.suffix1[id]);
  hash[n++] = mix(4, facts.suffix2[id]);
  hash[n++] = mix(5, facts.suffix3[id]);
  hash[n++] = mix(6, facts.suffix4[id]);
  hash[n++] = mix(7, facts.prefix1[id]);
  hash[n++] = mix(8, facts.prefix2[id]);
  hash[n++] = mix(9, facts.prefix3[id]);
  hash[n++] = mix(10, facts.shape[id]);
  hash[n++] = mix(mix(11, facts.shape[id]), has1 ? 1 : 0);
  hash[n++] = mix(12, fine);
  hash[n++] = mix(13, facts.coarse[id]);
  hash[n++] = mix(14, wp1);
  hash[n++] = mix(15, wp2);
  hash[n++] = mix(16, wn1);
  hash[n++] = mix(17, wn2);
  hash[n++] = mix(18, fp1);
  hash[n++] = mix(19, fn1);
  hash[n++] = mix(20, cp1);
  hash[n++] = mix(21, cn1);
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
  hash[n++] = mix(33, n1 >= 0 ? facts.suffix3[n1] : EDGE);
  hash[n++] = mix(34, p1 >= 0 ? facts.suffix3[p1] : EDGE);
  hash[n++] = mix(35, n1 >= 0 ? facts.shape[n1] : EDGE);
  hash[n++] = mix(36, p1 >= 0 ? facts.shape[p1] : EDGE);
  hash[n++] = mix(mix(37, wp1), wn1);
  hash[n++] = mix(mix(38, n2 >= 0 ? facts.fine[n2] : -1), fn1);
  hash[n++] = mix(mix(39, facts.suffix2[id]), n1 >= 0 ? facts.suffix2[n1] : EDGE);
  hash[n++] = mix(mix(40, cp1), mix(facts.coarse[id], cn1));
  out.count = n;
}
