/**
 * Finds quotations: pairs of marks by role, repaired with a trace. The text is never changed.
 *
 * A quotation whose closing mark is missing ends before an attribution ("…, he said") or with its paragraph;
 * one whose opening mark is missing begins after ":" or a report verb, or with its paragraph.
 */

import type { Doc, Stage } from "../../document/doc.ts";
import type { Quote, QuoteRepair } from "../../document/quote.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import { findMarks, glyphCloses, glyphOpens, type Mark } from "./marks.ts";
import { type Pair, pairMarks } from "./pairing.ts";

/** Paragraphs longer than this are paired piece by piece, so that cost stays linear. */
const MAX_TOKENS = 5000;

export function makeQuoteFinder(verbs: ReportVerbs): Stage {
  const run = (doc: Doc): void => {
    const quotes: Quote[] = [];
    for (const [from, to] of paragraphRanges(doc)) {
      const marks = findMarks(doc, from, to, verbs);
      if (marks.length === 0) continue;
      const continued = to < doc.length && glyphOpens(doc.formOf(to).slice(0, 1) || '"');
      for (const pair of pairMarks(marks, continued || (to < doc.length && doc.formOf(to) === '"'))) {
        quotes.push(makeQuote(doc, marks, pair, from, to, verbs, continued));
      }
    }
    doc.quotes = withParents(quotes.filter((quote) => quote.innerEnd > quote.innerStart));
    markTokens(doc);
  };
  return { name: "quotes", reads: ["tokens"], writes: ["quotes"], run };
}

export function paragraphRanges(doc: Doc): [number, number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  for (let i = 1; i <= doc.length; i++) {
    if (i < doc.length && doc.paragraph[i] === doc.paragraph[from] && i - from < MAX_TOKENS) continue;
    ranges.push([from, i]);
    from = i;
  }
  return ranges;
}

function makeQuote(doc: Doc, marks: readonly Mark[], pair: Pair, from: number, to: number, verbs: ReportVerbs, continued: boolean): Quote {
  const opener = pair.opener < 0 ? undefined : marks[pair.opener];
  const closer = pair.closer < 0 ? undefined : marks[pair.closer];
  const firstToken = opener ? opener.token + 1 : missingOpener(doc, from, (closer as Mark).token, verbs);
  const lastToken = closer ? closer.token : missingCloser(doc, firstToken, to, marks, pair, verbs);
  const innerStart = firstToken < lastToken ? doc.start[firstToken] : (opener?.end ?? 0);
  const innerEnd = firstToken < lastToken ? doc.end[lastToken - 1] : innerStart;
  return {
    start: opener ? opener.start : innerStart,
    end: closer ? closer.start : innerEnd,
    hasOpener: opener !== undefined,
    hasCloser: closer !== undefined,
    innerStart,
    innerEnd,
    parent: -1,
    continues: closer === undefined && continued && innerEnd === doc.end[to - 1],
    repairs: repairsOf(doc, opener, closer),
  };
}

function missingOpener(doc: Doc, from: number, closer: number, verbs: ReportVerbs): number {
  for (let i = closer - 1; i > from; i--) {
    if (doc.formOf(i) === ":" && closer - i > 2) return i + 1;
    if (doc.formOf(i) === "," && verbs.get(doc.formOf(i - 1).toLowerCase())?.core && closer - i > 2) return i + 1;
  }
  return from;
}

function missingCloser(doc: Doc, first: number, to: number, marks: readonly Mark[], pair: Pair, verbs: ReportVerbs): number {
  const nextMark = marks[pair.opener + 1]?.token ?? to;
  const limit = pair.until !== undefined ? marks[pair.until].token : pair.depth > 0 ? nextMark : to;
  for (let i = first + 1; i + 2 < limit; i++) {
    if (!/^[,?!]$/.test(doc.formOf(i))) continue;
    const subject = doc.formOf(i + 1);
    const looksSpeaker = /^\p{Lu}/u.test(subject) || /^(?:he|she|they|the)$/.test(subject);
    for (let k = i + 1; k < Math.min(limit, i + 5); k++) {
      if (verbs.get(doc.formOf(k).toLowerCase())?.core && (looksSpeaker || k === i + 1)) return i + 1;
    }
  }
  return limit;
}

function repairsOf(doc: Doc, opener: Mark | undefined, closer: Mark | undefined): QuoteRepair[] {
  const repairs: QuoteRepair[] = [];
  if (opener === undefined) repairs.push("opener-missing");
  else {
    const glyph = doc.text.slice(opener.start, opener.end);
    if (glyphCloses(glyph)) repairs.push("opener-glyph");
    if (opener.spaceAfter) repairs.push("space-inside");
    if (!opener.spaceBefore && /[\p{L}\p{N}]/u.test(doc.text[opener.start - 1] ?? "")) repairs.push("space-missing");
  }
  if (closer === undefined) repairs.push("closer-missing");
  else {
    const glyph = doc.text.slice(closer.start, closer.end);
    if (glyphOpens(glyph)) repairs.push("closer-glyph");
    if (closer.spaceBefore) repairs.push("space-inside");
    if (!closer.spaceAfter && /[\p{L}\p{N}]/u.test(doc.text[closer.end] ?? "")) repairs.push("space-missing");
  }
  if (opener && closer && opener.double !== closer.double) repairs.push("mixed-pair");
  return repairs;
}

/** Sorts by opening and finds for each quotation the one around it. */
function withParents(quotes: readonly Quote[]): Quote[] {
  const sorted = [...quotes].sort((a, b) => a.start - b.start || b.end - a.end);
  const stack: number[] = [];
  return sorted.map((quote, q) => {
    while (stack.length > 0 && sorted[stack.at(-1) as number].end < quote.end) stack.pop();
    const parent = stack.at(-1) ?? -1;
    stack.push(q);
    return { ...quote, parent };
  });
}

/** Numbers every token between marks by its innermost quotation; later, deeper quotations overwrite outer ones. */
function markTokens(doc: Doc): void {
  doc.quotes.forEach((quote, q) => {
    for (let i = doc.tokenAt(quote.innerStart); i < doc.length && doc.start[i] < quote.innerEnd; i++) doc.quoteOf[i] = q + 1;
  });
}
