/**
 * The plainest attributions, where the cue finder or the linker missed them: who speaks, "said", or another verb of saying with "that", and a clause to the end of the sentence.
 * "Clerks and porters in Orlan said at least nine people were pushed off the pier."
 */

import { UPOS, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import { isSpeaker } from "./closing.ts";
import { frameEnd } from "./content.ts";
import type { Evidence } from "./evidence.ts";
import type { CueSpan } from "./link-features.ts";

const SAYING = /^(?:said|says)$/i;
const MAX_SOURCE = 14;
const MIN_CONTENT = 3;

/** @param claimed tokens of the cues that have a content already */
export function plainSayings(doc: Doc, evidence: Evidence, claimed: ReadonlySet<number>): Attribution[] {
  const found: Attribution[] = [];
  for (let k = 0; k < doc.sentenceCount; k++) {
    const [from, to] = [doc.sentenceFrom[k], doc.sentenceFrom[k + 1]];
    // Of two the first has the second among what is said.
    for (let verb = from + 1; verb < to && verb - from <= MAX_SOURCE + MAX_FRONT; verb++) {
      const isThat = evidence.verb[verb] === 2 && /^that$/i.test(doc.formOf(frameEnd(doc, verb + 1))) && /^VB[DZPN]$/.test(XPOS[doc.xpos[verb]]);
      if (!(isThat || SAYING.test(doc.formOf(verb))) || doc.quoteOf[verb] > 0) continue;
      const saying = claimed.has(verb) ? undefined : sayingAt(doc, from, verb, to);
      if (saying !== undefined) found.push(saying);
      break;
    }
  }
  return found;
}

/** Words before the speaker: "On Monday, ", "But ". */
const MAX_FRONT = 8;

function sayingAt(doc: Doc, from: number, verb: number, to: number): Attribution | undefined {
  const source = speakerFrom(doc, from, verb);
  if (source === undefined || !isSpeaker(doc, source, verb)) return undefined;
  let end = to;
  while (end > verb && UPOS[doc.tag[end - 1]] === "PUNCT" && doc.quoteOf[end - 1] === 0) end--;
  const begin = frameEnd(doc, verb + 1);
  if (end - begin < MIN_CONTENT || !beginsClause(doc, begin) || !hasFinite(doc, begin, end)) return undefined;
  return {
    cue: { from: verb, to: verb + 1, head: verb },
    source: [{ type: "SOURCE", from: source, to: verb }],
    content: [{ type: "CONTENT", from: begin, to: end }],
    confidence: 0.6,
    by: "rule:plain-saying",
  };
}

/** "That the", "at least", "officer Rekk", but not "this week, citing" nor "in Orlan". */
function beginsClause(doc: Doc, at: number): boolean {
  const [first, second] = [doc.formOf(at), doc.formOf(at + 1)];
  if (/^at$/i.test(first)) return /^(?:least|most)$/i.test(second);
  if (
    /^(?:this|last|next|that)$/i.test(first) &&
    /^(?:week|month|year|evening|night|morning|afternoon|spring|summer|autumn|winter|\p{Lu}.*day)$/u.test(second)
  )
    return false;
  return /^(?:that|about|around|up|over|more|nearly|almost)$/i.test(first) || /^(?:DET|NOUN|PROPN|PRON|NUM|ADJ)$/.test(UPOS[doc.tag[at]]);
}

/** Where who speaks begins: the sentence, or what follows a comma or a conjunction near its beginning. */
function speakerFrom(doc: Doc, from: number, verb: number): number | undefined {
  if (verb - from <= MAX_SOURCE && isSpeaker(doc, from, verb)) return from;
  for (let at = from; at < verb && at - from <= MAX_FRONT; at++)
    if (doc.formOf(at) === "," || /^(?:and|but)$/i.test(doc.formOf(at))) return hasFinite(doc, from, at) ? undefined : at + 1;
  return undefined;
}

function hasFinite(doc: Doc, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^(?:VB[DZP]|MD)$/.test(XPOS[doc.xpos[i]])) return true;
  return false;
}

/** "The minister | also called for | calm": who stands right before a verb of saying, with more behind it, speaks; the linker took it for words said. */
export function withSpeaker(doc: Doc, evidence: Evidence, attribution: Attribution): Attribution {
  const { cue, source, content } = attribution;
  const [subject, ...rest] = content;
  if (
    !(evidence.verb[cue.head] === 2 || CALLING.test(doc.textOf(cue.from, cue.to))) ||
    !/^VB[DZPN]$/.test(XPOS[doc.xpos[cue.head]]) ||
    source.length > 0 ||
    rest.length === 0 ||
    subject.to > cue.from ||
    doc.quoteOf[cue.head] > 0
  )
    return attribution;
  // "The minister, however, …": a comma or an adverb may stand between.
  for (let i = subject.to; i < cue.from; i++) if (!/^(?:ADV|PUNCT|AUX)$/.test(UPOS[doc.tag[i]])) return attribution;
  const isAhead = rest.every((run) => run.from >= cue.to) && !/^(?:to|expected|supposed)$/i.test(doc.formOf(cue.to - 1));
  return isAhead && isSpeaker(doc, subject.from, subject.to) && !isPassive(doc, cue)
    ? { ...attribution, source: [{ ...subject, type: "SOURCE" }], content: rest }
    : attribution;
}

const CALLING = /\b(?:called|calls) (?:for|on)$/i;

/** "The dam is expected to hold", "he has been accused of it": the subject does not speak. */
function isPassive(doc: Doc, { from, to }: CueSpan): boolean {
  for (let i = from; i < to; i++) if (/^(?:is|are|was|were|be|been|being|gets?|got)$/i.test(doc.formOf(i))) return true;
  return /^(?:is|are|was|were|been|being)$/i.test(doc.formOf(from - 1));
}
