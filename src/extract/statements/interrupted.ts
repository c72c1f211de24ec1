/**
 * Who speaks in the middle of a quotation, or right behind it, where the cue finder has seen no verb of saying: "“It is found,” the
 * general added, “and it is whole.”" The form is enough: a quotation that closes with a comma, a noun phrase, the verb, and a stop.
 */

import { UPOS, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import type { Evidence } from "./evidence.ts";

const LONGEST_SPEAKER = 8;
const CONFIDENCE = 0.7;

/** @param claimed tokens of the cues that have a content already */
export function interruptedQuotations(doc: Doc, evidence: Evidence, claimed: ReadonlySet<number>): Attribution[] {
  const found: Attribution[] = [];
  const opening = new Map(doc.quotes.flatMap((quote) => (quote.hasOpener ? [[doc.tokenAt(quote.start), quote] as const] : [])));
  for (const quote of doc.quotes) {
    if (quote.parent >= 0 || !quote.hasCloser || quote.repairs.length > 0) continue;
    const close = doc.tokenAt(quote.end);
    const speaker = speakerBehind(doc, evidence, close + 1);
    if (speaker === undefined || claimed.has(speaker.verb) || !/^[,?!]$/.test(doc.formOf(close - 1))) continue;
    const after = speaker.to;
    const next = doc.formOf(after) === "," ? opening.get(after + 1) : undefined;
    found.push({
      cue: { from: speaker.verb, to: speaker.verb + 1, head: speaker.verb },
      source: [{ type: "SOURCE", from: speaker.from, to: speaker.end }],
      content: [
        { type: "CONTENT", from: doc.tokenAt(quote.start), to: close + 1 },
        ...(next === undefined ? [] : [{ type: "CONTENT", from: after + 1, to: doc.tokenAt(next.end - (next.hasCloser ? 0 : 1)) + 1 }]),
      ],
      confidence: CONFIDENCE,
      by: "rule:interrupted-quotation",
    });
  }
  return found;
}

/** A noun phrase and a verb of saying in either order, and a comma or a stop right behind. */
function speakerBehind(doc: Doc, evidence: Evidence, from: number): { from: number; end: number; verb: number; to: number } | undefined {
  const isName = (i: number): boolean => /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(UPOS[doc.tag[i]]) && doc.quoteOf[i] === 0;
  const says = (i: number): boolean => i < doc.length && evidence.verb[i] === 2 && /^VB[DZN]$/.test(XPOS[doc.xpos[i]]);
  const isOver = (i: number): boolean => i >= doc.length || /^[.,;]$/.test(doc.formOf(i));
  let end = from;
  const first = says(from) ? from : -1;
  if (first >= 0) end++;
  const name = end;
  while (end < doc.length && end - name < LONGEST_SPEAKER && isName(end) && !says(end)) end++;
  if (end === name) return undefined;
  if (first >= 0) return isOver(end) ? { from: name, end, verb: first, to: end } : undefined;
  return says(end) && isOver(end + 1) ? { from: name, end, verb: end, to: end + 1 } : undefined;
}
