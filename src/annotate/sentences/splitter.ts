/**
 * Finds sentences. A paragraph ends its last sentence; inside, a stop ends one when what follows can begin another.
 * Closing marks belong to the sentence they end; an attribution after "?”" or "!”" goes on with it.
 */

import type { Doc, Stage } from "../../document/doc.ts";
import type { Abbreviations } from "../../lexicon/abbreviations.ts";
import type { ReportVerbs } from "../../lexicon/report-verbs.ts";
import { isDoubleMark } from "../tokens/tokenizer.ts";

const STOP = /^(?:[.?!]+|…)$/;
const HEADING_TOKENS = 14;
const LONG_TOKENS = 150;
const MAX_TOKENS = 250;
const CLOSER = /^["'”’»›)\]}]$|^''$/;

export function makeSentenceSplitter(abbreviations: Abbreviations, verbs: ReportVerbs): Stage {
  const run = (doc: Doc): void => {
    const closers = closingOffsets(doc);
    const from: number[] = [];
    let whole = false;
    let lead = -1;
    for (let i = 0; i < doc.length; i++) {
      const first = i === 0 || doc.paragraph[i] !== doc.paragraph[i - 1];
      if (first) whole = isHeading(doc, i);
      const last = from.at(-1) ?? 0;
      if (first) lead = datelineEnd(doc, i);
      if (i === lead || first || (!whole && beginsSentence(doc, i, closers, abbreviations, verbs)) || isOverlong(doc, last, i)) from.push(i);
    }
    from.push(doc.length);
    doc.sentenceFrom = Uint32Array.from(doc.length === 0 ? [0] : from);
  };
  return { name: "sentences", reads: ["tokens", "quotes"], writes: ["sentences"], run };
}

const DATELINE = 16;

/** The first token behind "PORT SELDEN, Oct 3 (LNA) -"; −1 where a paragraph does not begin with such a line. */
function datelineEnd(doc: Doc, from: number): number {
  if (!/^\p{Lu}[\p{Lu}.'’-]{2,}$/u.test(doc.formOf(from))) return -1;
  for (let i = from + 1; i < Math.min(doc.length - 1, from + DATELINE) && doc.paragraph[i] === doc.paragraph[from]; i++) {
    const form = doc.formOf(i);
    if (/^(?:-+|–|—)$/.test(form)) {
      const isApart = doc.start[i] > doc.end[i - 1] && doc.start[i + 1] > doc.end[i];
      return isApart && doc.paragraph[i + 1] === doc.paragraph[from] ? i + 1 : -1;
    }
    if (!/^(?:\p{Lu}[\p{L}.'’-]*|\d{1,4}|[,.()/]|of|de|del|la|el|al|on)$/u.test(form)) return -1;
  }
  return -1;
}

/** A sentence without an end is cut at a comma once it is long, and anywhere at the limit: later stages stay linear. */
function isOverlong(doc: Doc, from: number, i: number): boolean {
  const length = i - from;
  return length >= MAX_TOKENS || (length >= LONG_TOKENS && /^[,;:]$/.test(doc.formOf(i - 1)));
}

/** A short paragraph that ends without a stop is one piece, whatever stands in it. */
function isHeading(doc: Doc, from: number): boolean {
  let to = from + 1;
  while (to < doc.length && doc.paragraph[to] === doc.paragraph[from] && to - from <= HEADING_TOKENS) to++;
  return to - from <= HEADING_TOKENS && /^[\p{L}\p{N})]/u.test(doc.formOf(to - 1));
}

/** Offsets of marks that the quote finder took for closing ones. */
function closingOffsets(doc: Doc): ReadonlySet<number> {
  const offsets = new Set<number>();
  for (const quote of doc.quotes) if (quote.hasCloser) offsets.add(quote.end);
  return offsets;
}

function isCloser(doc: Doc, i: number, closers: ReadonlySet<number>): boolean {
  const form = doc.formOf(i);
  if (closers.has(doc.start[i])) return true;
  return CLOSER.test(form) && !isDoubleMark(form) && doc.end[i - 1] === doc.start[i] && form !== "'";
}

function beginsSentence(doc: Doc, i: number, closers: ReadonlySet<number>, abbreviations: Abbreviations, verbs: ReportVerbs): boolean {
  if (isCloser(doc, i, closers)) return false;
  let last = i - 1;
  while (last > 0 && isCloser(doc, last, closers) && doc.paragraph[last] === doc.paragraph[i]) last--;
  const stop = doc.formOf(last);
  const closed = last < i - 1;
  if (doc.formOf(i) === "," || doc.formOf(i) === ";") return false;
  if (!STOP.test(stop)) return endsByAbbreviation(doc, last, i, closed, abbreviations);
  if (stop === "…" || /^\.\.+$/.test(stop)) {
    // An ellipsis with a space before it leaves words out; it does not end the sentence.
    if (last > 0 && doc.end[last - 1] < doc.start[last]) return false;
  }
  const first = wordAfterOpeners(doc, i);
  if (!canBegin(first)) return false;
  if (doc.start[i] === doc.end[i - 1] && !closed && !/^\p{Lu}/u.test(first)) return false;
  if (closed && stop !== "." && attributes(doc, i, verbs)) return false;
  return true;
}

function wordAfterOpeners(doc: Doc, i: number): string {
  let at = i;
  while (at + 1 < doc.length && /^["“”„«»‘’'([{–—-]+$/.test(doc.formOf(at)) && doc.paragraph[at + 1] === doc.paragraph[i]) at++;
  return doc.formOf(at);
}

/** A sentence may begin with anything but a lower-case letter or a mark that only goes on. */
function canBegin(form: string): boolean {
  return !/^\p{Ll}/u.test(form) && !/^[,;:%)\]}.!?]/.test(form);
}

function endsByAbbreviation(doc: Doc, last: number, i: number, closed: boolean, abbreviations: Abbreviations): boolean {
  const form = doc.formOf(last);
  if (abbreviations.get(form) !== "end") return false;
  const next = doc.formOf(i);
  if (closed) return /^\p{Lu}/u.test(next);
  return /^(?:The|A|An|He|She|It|They|We|In|On|But|And|This|That|These|Those|His|Her|Its|Their|However|Mr\.|Ms\.|Mrs\.|When|While|After|As|At|For|If|There|Some|“|")$/.test(
    next,
  );
}

/** "he said", "Name asked" after a closed question. */
function attributes(doc: Doc, i: number, verbs: ReportVerbs): boolean {
  for (let k = i; k < Math.min(doc.length, i + 5) && doc.paragraph[k] === doc.paragraph[i]; k++) {
    const form = doc.formOf(k);
    if (verbs.get(form.toLowerCase())?.core && /(?:ed|said|says|told|wrote)$/.test(form)) return true;
    if (/^[,.;:]$/.test(form)) return false;
  }
  return false;
}
