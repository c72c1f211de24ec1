/**
 * Who stands behind the verb: "“…”, considers Marta Quill, a teacher", "“…”, wrote on X the leader of the Harbour Party". Where the verb is
 * none that usually reports speech, or words stand between, the linker takes the name for what is said, or finds none.
 */

import { UPOS, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Run } from "../../model/sequence.ts";
import type { CueSpan } from "./link-features.ts";

/** Marks between the last quoted word and the verb, at most. */
const MARKS = 4;
const LONGEST = 16;
/** Quoted words that are more than a term. */
const LEAST_QUOTED = 3;

/** Source and content as they should be; undefined where no quotation stands right before the verb, or the speaker was found behind it. */
export function behindVerb(doc: Doc, cue: CueSpan, source: readonly Run[], content: readonly Run[]): { source: Run; content: Run[] } | undefined {
  if (cue.to - cue.from > 1 || !/^VB[DZ]$/.test(XPOS[doc.xpos[cue.head]]) || doc.quoteOf[cue.head] > 0) return undefined;
  if (source.some((run) => run.from >= cue.to || run.to > cue.from - MARKS)) return undefined;
  const quoted = quotationBefore(doc, cue.from);
  if (quoted === undefined) return undefined;
  const speaker = speakerAfter(doc, cue.to);
  if (speaker === undefined) return undefined;
  const isMisread = content.some((run) => run.from <= speaker.from && speaker.from < run.to);
  if (source.length > 0 && !isMisread) return undefined;
  return { source: { type: "SOURCE", ...speaker }, content: [{ type: "CONTENT", ...quoted }] };
}

const REPORTING =
  /^(?:report|say|announce|add|write|state|confirm|warn|claim|note|stress|recall|explain|tell|believe|consider|predict|admit|declare)$/;

/** "Three people were killed, reported the mayor of the city Vitaly Klim.": words without marks before the verb, and who says them behind it. */
export function saidBehind(doc: Doc, cue: CueSpan, content: readonly Run[]): { source: Run; content: Run[] } | undefined {
  if (cue.to - cue.from > 1 || !/^VB[DZ]$/.test(XPOS[doc.xpos[cue.head]]) || doc.quoteOf[cue.head] > 0 || doc.formOf(cue.from - 1) !== ",")
    return undefined;
  if (!REPORTING.test(doc.lemma[cue.head] ?? "") || !content.every((run) => run.from >= cue.to)) return undefined;
  const speaker = speakerAfter(doc, cue.to);
  const k = doc.sentenceOf(cue.head);
  const end = doc.sentenceFrom[k + 1];
  if (speaker === undefined || (speaker.to < end && !/^(?:[.!?]|on)$/i.test(doc.formOf(speaker.to)))) return undefined;
  let from = cue.from - 1;
  let hasVerb = false;
  while (from > doc.sentenceFrom[k] && !/^[;“”"„«»]$/.test(doc.formOf(from - 1))) {
    from--;
    hasVerb ||= /^(?:VB[DZP]|MD)$/.test(XPOS[doc.xpos[from]]);
  }
  return hasVerb ? { source: { type: "SOURCE", ...speaker }, content: [{ type: "CONTENT", from, to: cue.from - 1 }] } : undefined;
}

function quotationBefore(doc: Doc, verb: number): { from: number; to: number } | undefined {
  for (let i = verb - 1; i >= Math.max(0, verb - MARKS); i--) {
    if (!/[\p{L}\p{N}]/u.test(doc.formOf(i))) continue;
    if (doc.quoteOf[i] === 0 || doc.paragraph[i] !== doc.paragraph[verb]) return undefined;
    let q = doc.quoteOf[i] - 1;
    while (doc.quotes[q].parent >= 0) q = doc.quotes[q].parent;
    const quote = doc.quotes[q];
    const from = doc.tokenAt(quote.start);
    const to = Math.min(verb, doc.tokenAt(quote.end) + (quote.hasCloser ? 1 : 0));
    return to - from > LEAST_QUOTED ? { from, to } : undefined;
  }
  return undefined;
}

/** The phrase that begins right behind the verb, or behind one word with its preposition, up to the end of the clause. */
function speakerAfter(doc: Doc, at: number): { from: number; to: number } | undefined {
  const tag = (i: number): string => UPOS[doc.tag[i]];
  let from = at;
  if (tag(from) === "ADP" && /^(?:PROPN|NOUN)$/.test(tag(from + 1)) && tag(from + 2) === "DET") from += 2;
  from = afterTime(doc, from);
  if (!/^(?:PROPN|DET|NOUN)$/.test(tag(from))) return undefined;
  let to = from;
  let hasNoun = false;
  while (to < doc.length && to - from < LONGEST && doc.sentenceOf(to) === doc.sentenceOf(at)) {
    if (doc.quoteOf[to] > 0 || /^[.;:!?“”"„«»]$/.test(doc.formOf(to)) || /^(?:VB[DZP]|MD)$/.test(XPOS[doc.xpos[to]])) break;
    // "…, the mayor on Friday"
    if (hasNoun && /^on$/i.test(doc.formOf(to)) && /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(doc.formOf(to + 1))) return { from, to };
    // "…, from her exile": how and where it is said.
    if (doc.formOf(to) === "," && hasNoun && /^(?:ADP|SCONJ|ADV|VERB)$/.test(tag(to + 1))) break;
    hasNoun ||= /^(?:PROPN|NOUN)$/.test(tag(to));
    to++;
  }
  while (to > from && tag(to - 1) === "PUNCT") to--;
  // A clause goes on: "shows the harbour that …" is no speaker.
  const isLast = to >= doc.length || /^[.;!?“”"„«»,]$/.test(doc.formOf(to)) || doc.sentenceOf(to) !== doc.sentenceOf(at);
  return hasNoun && isLast ? { from, to } : undefined;
}

const SPELL = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)$/i;

/** The first token behind "a few hours later". */
function afterTime(doc: Doc, from: number): number {
  for (let t = from; t < from + 4; t++) if (SPELL.test(doc.formOf(t)) && /^(?:later|earlier|ago|before)$/i.test(doc.formOf(t + 1))) return t + 2;
  return from;
}
