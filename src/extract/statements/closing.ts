/**
 * Attributions that close a sentence: "The line had been shut for good, the agency recalled." The cue finder misses some of them
 * when the sentence has a cue of its own; the form alone is enough: comma, a name or pronoun, a report verb, the end.
 */

import { UPOS, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import type { Evidence } from "./evidence.ts";

const VERB = uposId("VERB");
const MAX_SOURCE = 6;
const MIN_CONTENT = 4;

/** @param claimed tokens of the cues that have a content already */
export function closingAttributions(doc: Doc, evidence: Evidence, claimed: ReadonlySet<number>): Attribution[] {
  const found: Attribution[] = [];
  for (let k = 0; k < doc.sentenceCount; k++) {
    const from = doc.sentenceFrom[k];
    let verb = doc.sentenceFrom[k + 1] - 1;
    while (verb > from && UPOS[doc.tag[verb]] === "PUNCT") verb--;
    if (evidence.verb[verb] !== 2 || doc.tag[verb] !== VERB || claimed.has(verb) || !/^VB[DZ]$/.test(XPOS[doc.xpos[verb]])) continue;
    const comma = commaBefore(doc, verb, from);
    if (comma - from < MIN_CONTENT || !isSpeaker(doc, comma + 1, verb)) continue;
    found.push({
      cue: { from: verb, to: verb + 1, head: verb },
      source: [{ type: "SOURCE", from: comma + 1, to: verb }],
      content: [{ type: "CONTENT", from, to: comma }],
      confidence: 0.6,
      by: "rule:closing-attribution",
    });
  }
  return found;
}

/** The comma that sets the attribution apart; −1 when there is none near enough, or a verb stands between. */
function commaBefore(doc: Doc, verb: number, from: number): number {
  for (let i = verb - 1; i > from && verb - i <= MAX_SOURCE + 1; i--) {
    if (doc.formOf(i) === ",") return i;
    if (doc.tag[i] === VERB) return -1;
  }
  return -1;
}

function isSpeaker(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      doc.name[i] > 1 ||
      /^(?:he|she|they)$/.test(doc.formOf(i)) ||
      /^(?:ministry|agency|statement|spokesman|spokeswoman|report|network|newspaper)$/.test(doc.formOf(i))
    )
      return true;
  return false;
}
