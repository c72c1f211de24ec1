/** Quotations that no attribution covers, and how much of a content stands between marks. */

import { uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";

export interface Leftover {
  /** Index into doc.quotes. */
  readonly quote: number;
  /** Tokens inside the marks, half open. */
  readonly from: number;
  readonly to: number;
  readonly use: "continuation" | "term" | "heading" | "title";
}

const VERB = uposId("VERB");
const AUX = uposId("AUX");
const TERM_WORDS = 6;
/** How far from a quotation its paragraph is looked at, in tokens. */
const MAX_LOOK = 300;

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

const isWord = (doc: Doc, i: number): boolean => /[\p{L}\p{N}]/u.test(doc.formOf(i));

/** @returns share of the words of the content that are quoted, and the quotations that touch it (outer and nested) */
export function quoteCoverage(doc: Doc, content: readonly TokenRange[]): { share: number; quotes: number[] } {
  let words = 0;
  let quoted = 0;
  const quotes = new Set<number>();
  for (const run of content) {
    for (let i = run.from; i < run.to; i++) {
      if (!isWord(doc, i)) continue;
      words++;
      if (doc.quoteOf[i] === 0) continue;
      quoted++;
      for (let q = doc.quoteOf[i] - 1; q >= 0; q = doc.quotes[q].parent) quotes.add(q);
    }
  }
  return { share: words === 0 ? 0 : quoted / words, quotes: [...quotes].sort((a, b) => a - b) };
}

/** Outer quotations whose words are in no content, with what they are. O(n + quotes). */
export function leftoverQuotes(doc: Doc, contents: readonly TokenRange[]): Leftover[] {
  const covered = new Uint8Array(doc.length);
  for (const run of contents) covered.fill(1, run.from, run.to);
  const out: Leftover[] = [];
  doc.quotes.forEach((quote, q) => {
    if (quote.parent >= 0) return;
    const from = doc.tokenAt(quote.innerStart);
    let to = from;
    let hit = 0;
    while (to < doc.length && doc.start[to] < quote.innerEnd) hit += covered[to++];
    if (to === from || hit > 0) return;
    out.push({ quote: q, from, to, use: useOf(doc, from, to) });
  });
  return out;
}

function useOf(doc: Doc, from: number, to: number): Leftover["use"] {
  let first = from;
  while (first > 0 && from - first < MAX_LOOK && doc.paragraph[first - 1] === doc.paragraph[from]) first--;
  let last = to;
  while (last < doc.length && last - to < MAX_LOOK && doc.paragraph[last] === doc.paragraph[from]) last++;
  let words = 0;
  let outside = 0;
  let verbs = 0;
  for (let i = first; i < last; i++) {
    if (!isWord(doc, i)) continue;
    if (i < from || i >= to) outside++;
    else {
      words++;
      if (doc.tag[i] === VERB || doc.tag[i] === AUX) verbs++;
    }
  }
  const ends = /^[.?!…,]/.test(doc.formOf(to - 1));
  if (outside === 0 && !ends && words <= 12) return doc.paragraph[from] === 0 ? "title" : "heading";
  if (outside <= words * 0.4 && verbs > 0 && words > 3) return "continuation";
  if (words > TERM_WORDS && verbs > 0) return "continuation";
  return isHeadingLine(doc, first, last) ? "heading" : "term";
}

function isHeadingLine(doc: Doc, first: number, last: number): boolean {
  return last - first <= 14 && !/^[.?!…]/.test(doc.formOf(last - 1)) && !/^["”’»]$/.test(doc.formOf(last - 1));
}
