/** What stands between a speaker and its verb: "The Lakes Bank, which had paid for the dam in January, asked …", "a diplomat, speaking on the phone, said …". */

import { UPOS, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Tree } from "../../document/tree.ts";
import type { CueSpan } from "./link-features.ts";

/** ", which …", ", speaking on condition of anonymity". */
const OPENING = /^(?:which|who|whose|speaking|citing|addressing|referring|quoting|writing|commenting)$/i;
const LONGEST = 40;
/** Words of "The Lakes Community (LC)", at most. */
const PHRASE = 12;

export interface Aside {
  /** The clause with its commas, half open. */
  readonly from: number;
  readonly to: number;
  /** The noun phrase before it. */
  readonly phrase: { readonly from: number; readonly to: number };
}

/** The clause between commas that ends right before a cue, with the phrase it describes; undefined where there is none. O(LONGEST). */
export function asideBefore(doc: Doc, tree: Tree, cue: CueSpan): Aside | undefined {
  if (doc.formOf(cue.from - 1) !== "," || !/^VB[DZPN]$/.test(XPOS[doc.xpos[cue.head]])) return undefined;
  const first = doc.sentenceFrom[doc.sentenceOf(cue.head)];
  for (let k = cue.from - 3; k > first && cue.from - k < LONGEST; k--) {
    if (doc.formOf(k) !== "," || !OPENING.test(doc.formOf(k + 1))) continue;
    const phrase = phraseBefore(doc, tree, k, first);
    return phrase === undefined ? undefined : { from: k, to: cue.from, phrase };
  }
  return undefined;
}

function phraseBefore(doc: Doc, tree: Tree, comma: number, first: number): { from: number; to: number } | undefined {
  let to = comma;
  // "The Lakes Community (LC)"
  if (doc.formOf(to - 1) === ")") while (to > first && doc.formOf(to) !== "(") to--;
  let head = to - 1;
  const isNominal = (token: number): boolean => /^(?:NOUN|PROPN)$/.test(UPOS[doc.tag[token]]);
  if (head < first || !isNominal(head)) return undefined;
  while (doc.head[head] >= first && doc.head[head] < head && isNominal(doc.head[head])) head = doc.head[head];
  const from = Math.max(first, tree.left[head]);
  return to - from > PHRASE ? undefined : { from, to };
}
