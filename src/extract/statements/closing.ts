/**
 * Attributions that close a sentence: "The line had been shut for good, the agency recalled." The cue finder misses some of them
 * when the sentence has a cue of its own; the form alone is enough: comma, a name or
 * pronoun, a report verb, the end, or whom it is told, where and when.
 */

import { UPOS, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import type { Evidence } from "./evidence.ts";

const VERB = uposId("VERB");
const MAX_SOURCE = 6;
const MIN_CONTENT = 4;
/** Words after the report verb, at most. */
const MAX_REST = 14;

/** @param claimed tokens of the cues that have a content already */
export function closingAttributions(doc: Doc, evidence: Evidence, claimed: ReadonlySet<number>): Attribution[] {
  const found: Attribution[] = [];
  for (let k = 0; k < doc.sentenceCount; k++) {
    const from = doc.sentenceFrom[k];
    const verb = closingVerb(doc, evidence, from, doc.sentenceFrom[k + 1]);
    if (verb < 0 || claimed.has(verb)) continue;
    const comma = commaBefore(doc, verb, from);
    if (comma - from < MIN_CONTENT || !isSpeaker(doc, comma + 1, verb)) continue;
    if (!isLast(doc, verb, doc.sentenceFrom[k + 1]) && !isClause(doc, from, comma)) continue;
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

/** The report verb that ends the sentence, whom it is told, where and when aside: "… , Rekk told the council on Monday."; −1 when there is none. */
function closingVerb(doc: Doc, evidence: Evidence, from: number, to: number): number {
  for (let i = to - 1; i > from && to - i <= MAX_REST; i--) {
    if (doc.tag[i] !== VERB) continue;
    if (evidence.verb[i] !== 2 || !/^VB[DZ]$/.test(XPOS[doc.xpos[i]])) return -1;
    return isLast(doc, i, to) || isFrame(doc, i) ? i : -1;
  }
  return -1;
}

function isLast(doc: Doc, verb: number, to: number): boolean {
  for (let i = verb + 1; i < to; i++) if (UPOS[doc.tag[i]] !== "PUNCT") return false;
  return true;
}

/** Whether what follows a report verb only says whom it is told, where and when. */
function isFrame(doc: Doc, verb: number): boolean {
  if (/^tells?$|^told$/i.test(doc.formOf(verb))) return /^(?:DET|PROPN|NOUN|PRON)$/.test(UPOS[doc.tag[verb + 1]]);
  return /^(?:on|in|at|during|after|by)$/i.test(doc.formOf(verb + 1)) || /day$/.test(doc.formOf(verb + 1));
}

/** Whether words are a sentence of their own: "after the talks had ended" is none. */
function isClause(doc: Doc, from: number, to: number): boolean {
  if (/^(?:when|after|before|as|while|if|although|though|since|because|once|until|asked|speaking|in|on|at|with|for)$/i.test(doc.formOf(from)))
    return false;
  for (let i = from; i < to; i++) if (/^(?:VB[DZP]|MD)$/.test(XPOS[doc.xpos[i]])) return true;
  return false;
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
      /^(?:ministry|agency|statement|spokesman|spokeswoman|report|network|newspaper|minister|official|officials|president|government|police|source|sources|court|company|army|military|union|party|council|parliament|organisation|organization|commission|committee|bank)$/.test(
        doc.formOf(i),
      )
    )
      return true;
  return false;
}
