/**
 * What the attribution models look at besides words: the tree, report verbs, who has a subject or a clause,
 * and where each token stands to the quotations. Computed once a document.
 */

import { DEPREL_ID } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import { type Tree, treeOf } from "../../document/tree.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";

/** Where a token stands to quotations. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const OPENING = 2;
export const CLOSING = 3;

export interface Evidence {
  readonly tree: Tree;
  /** 0 = no report verb, 1 = other, 2 = core; by token. */
  readonly verb: Uint8Array;
  /** Bit set of the relations of the children, by token. */
  readonly children: Int32Array;
  /** The subject child, −1 = none. */
  readonly subject: Int32Array;
  /** OUTSIDE, INSIDE, OPENING, CLOSING. */
  readonly quoteState: Uint8Array;
  /** By sentence: 1 = has quoted words, 2 = all its words are quoted, 4 = has a core report verb outside quotations. */
  readonly sentence: Uint8Array;
  readonly sentenceOf: Uint32Array;
}

const CHILD_BITS = [
  "nsubj",
  "nsubj:pass",
  "obj",
  "ccomp",
  "xcomp",
  "advcl",
  "parataxis",
  "obl",
  "mark",
  "aux",
  "aux:pass",
  "iobj",
  "advmod",
  "csubj",
  "conj",
  "case",
  "nmod:poss",
  "det",
  "acl",
  "nmod",
  "cop",
  "acl:relcl",
  "obl:agent",
  "compound:prt",
  "amod",
];
const BIT_OF = new Map(CHILD_BITS.map((label, bit) => [DEPREL_ID.get(label) as number, 1 << bit]));
const SUBJECTS = new Set(["nsubj", "nsubj:pass", "nsubj:outer", "csubj"].map((label) => DEPREL_ID.get(label) as number));

export function gatherEvidence(doc: Doc, verbs: ReportVerbs): Evidence {
  const n = doc.length;
  const tree = treeOf(doc);
  const formVerb = Uint8Array.from(doc.forms, (form) => {
    const verb = verbs.get(form.toLowerCase());
    return verb === undefined ? 0 : verb.core ? 2 : 1;
  });
  const verb = Uint8Array.from(doc.form, (id) => formVerb[id]);
  const children = new Int32Array(n);
  const subject = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    const h = doc.head[i];
    if (h === i || h < 0) continue;
    children[h] |= BIT_OF.get(doc.dep[i]) ?? 0;
    if (SUBJECTS.has(doc.dep[i])) subject[h] = i;
  }
  const quoteState = quoteStates(doc);
  const sentenceOf = new Uint32Array(n);
  const sentence = new Uint8Array(doc.sentenceCount);
  for (let k = 0; k < doc.sentenceCount; k++) {
    let inside = 0;
    let words = 0;
    let core = 0;
    for (let i = doc.sentenceFrom[k]; i < doc.sentenceFrom[k + 1]; i++) {
      sentenceOf[i] = k;
      if (!/[\p{L}\p{N}]/u.test(doc.text[doc.start[i]])) continue;
      words++;
      if (quoteState[i] === INSIDE) inside++;
      else if (verb[i] === 2) core = 4;
    }
    sentence[k] = (inside > 0 ? 1 : 0) | (inside > 0 && inside === words ? 2 : 0) | core;
  }
  return { tree, verb, children, subject, quoteState, sentence, sentenceOf };
}

function quoteStates(doc: Doc): Uint8Array {
  const state = new Uint8Array(doc.length);
  for (let i = 0; i < doc.length; i++) if (doc.quoteOf[i] > 0) state[i] = INSIDE;
  for (const quote of doc.quotes) {
    if (quote.hasOpener) state[doc.tokenAt(quote.start)] = OPENING;
    if (quote.hasCloser) state[doc.tokenAt(quote.end)] = CLOSING;
  }
  return state;
}
