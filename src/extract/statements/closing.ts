/**
 * Attributions that close a sentence: "The line had been shut for good, the agency recalled", "…, added the source". The cue finder misses
 * some of them when the sentence is long or has a cue of its own; the form alone is enough: a clause, a comma, who speaks, a report verb
 * (or the verb first), and the end, or whom it is told, where and when.
 */

import { UPOS, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Attribution } from "./attribution.ts";
import type { Evidence } from "./evidence.ts";

const VERB = uposId("VERB");
const MAX_SOURCE = 12;
const MIN_CONTENT = 3;
/** Words after the report verb, at most. */
const MAX_REST = 14;

interface Closing {
  /** The comma that sets the attribution apart. */
  readonly comma: number;
  readonly cue: { readonly from: number; readonly to: number; readonly head: number };
  readonly source: { readonly from: number; readonly to: number };
  /** Whether the verb stands before its speaker: so read, there is no other way to read it. */
  readonly isInverted: boolean;
}

/** What was found, mended by the attributions that close a sentence: those that were missed or turned over, and none reaching over the comma of one. */
export function withClosing(doc: Doc, evidence: Evidence, found: readonly Attribution[]): Attribution[] {
  const ofCue = new Map(found.flatMap((attribution) => tokensOf(attribution.cue).map((token) => [token, attribution])));
  const replaced = new Set<Attribution>();
  const added: Attribution[] = [];
  const commas: number[] = [];
  for (let k = 0; k < doc.sentenceCount; k++) {
    const [from, to] = [doc.sentenceFrom[k], doc.sentenceFrom[k + 1]];
    const closing = closingOf(doc, evidence, from, to);
    if (closing === undefined) continue;
    const known = ofCue.get(closing.cue.head);
    if (known !== undefined && !isTurned(known, closing)) continue;
    if (known !== undefined) replaced.add(known);
    commas.push(closing.comma);
    added.push({
      cue: closing.cue,
      source: [{ type: "SOURCE", ...closing.source }],
      content: [{ type: "CONTENT", from, to: closing.comma }],
      confidence: 0.6,
      by: "rule:closing-attribution",
    });
  }
  const kept = found.filter((attribution) => !replaced.has(attribution));
  return [...kept.map((attribution) => upTo(doc, attribution, commas)), ...added];
}

/** Whether the linker has taken who speaks for what is said, or has found nobody. */
function isTurned({ source, content }: Attribution, { comma, isInverted }: Closing): boolean {
  if (isInverted) return content.every((run) => run.from > comma);
  return source.length === 0 || content.some((run) => run.from < comma && run.to > comma + 1);
}

function tokensOf({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return Array.from({ length: to - from }, (_, k) => from + k);
}

/** "The group threatens | the peace, spokesman Rekk | said": what a verb of the clause brings ends with the clause. */
function upTo(doc: Doc, attribution: Attribution, commas: readonly number[]): Attribution {
  const comma = commas.find((at) => doc.sentenceOf(at) === doc.sentenceOf(attribution.cue.head) && attribution.cue.to <= at);
  if (comma === undefined) return attribution;
  return { ...attribution, content: attribution.content.map((run) => (run.from < comma && run.to > comma ? { ...run, to: comma } : run)) };
}

function closingOf(doc: Doc, evidence: Evidence, from: number, to: number): Closing | undefined {
  for (let i = to - 1; i > from && to - i <= MAX_REST; i--) {
    if (doc.tag[i] !== VERB && !isTakenForNoun(doc, evidence, i, to)) continue;
    const closing = speakerFirst(doc, evidence, from, i, to) ?? verbFirst(doc, evidence, from, i, to);
    if (closing === undefined) return undefined;
    const { comma } = closing;
    if (comma - from < MIN_CONTENT || doc.quoteOf[i] > 0) return undefined;
    const isAtEnd = !closing.isInverted && isLast(doc, closing.cue.to, to);
    return isAtEnd || isClause(doc, from, comma) ? closing : undefined;
  }
  return undefined;
}

/** "…, a military source said here on Tuesday", "…, he went on", "…, the minister has acknowledged". */
function speakerFirst(doc: Doc, evidence: Evidence, from: number, verb: number, to: number): Closing | undefined {
  const isPhrasal = /^went$/i.test(doc.formOf(verb)) && /^on$/i.test(doc.formOf(verb + 1));
  const hasTense = /^(?:VB[DZN]|NNS)$/.test(XPOS[doc.xpos[verb]]);
  const end = verb + (isPhrasal ? 2 : 1);
  if (!hasTense || !(isLast(doc, end, to) || isFrame(doc, verb))) return undefined;
  let first = verb;
  while (first > from && /^(?:has|have|had|also|later|then)$/i.test(doc.formOf(first - 1))) first--;
  const comma = commaBefore(doc, first, from);
  if (comma < 0 || first === comma + 1) return undefined;
  const speaks = evidence.verb[verb] === 2 || isPhrasal || (SHOWING.test(doc.formOf(verb)) && FINDINGS.test(doc.formOf(first - 1)));
  if (!speaks || !isSpeaker(doc, comma + 1, first)) return undefined;
  return { comma, cue: { from: first, to: end, head: verb }, source: { from: comma + 1, to: first }, isInverted: false };
}

/** "…, Inland reports." */
function isTakenForNoun(doc: Doc, evidence: Evidence, i: number, to: number): boolean {
  return evidence.verb[i] === 2 && XPOS[doc.xpos[i]] === "NNS" && UPOS[doc.tag[i - 1]] === "PROPN" && isLast(doc, i + 1, to);
}

/** "…, added the source." */
function verbFirst(doc: Doc, evidence: Evidence, from: number, verb: number, to: number): Closing | undefined {
  const comma = verb - 1;
  if (comma <= from || doc.formOf(comma) !== "," || evidence.verb[verb] !== 2 || !/^VB[DZN]$/.test(XPOS[doc.xpos[verb]])) return undefined;
  let end = verb + 1;
  while (end < to && /^(?:DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(UPOS[doc.tag[end]])) end++;
  if (end === verb + 1 || !/^(?:NOUN|PROPN)$/.test(UPOS[doc.tag[end - 1]]) || !isLast(doc, end, to) || !isSpeaker(doc, verb + 1, end))
    return undefined;
  return { comma, cue: { from: verb, to: verb + 1, head: verb }, source: { from: verb + 1, to: end }, isInverted: true };
}

function isLast(doc: Doc, after: number, to: number): boolean {
  for (let i = after; i < to; i++) if (UPOS[doc.tag[i]] !== "PUNCT") return false;
  return true;
}

/** Whether what follows a report verb only says whom it is told, where and when. */
function isFrame(doc: Doc, verb: number): boolean {
  if (/^tells?$|^told$/i.test(doc.formOf(verb))) return /^(?:DET|PROPN|NOUN|PRON)$/.test(UPOS[doc.tag[verb + 1]]);
  return (
    /^(?:on|in|at|during|after|by|here|there|late|early|later|earlier|today|yesterday|tonight)$/i.test(doc.formOf(verb + 1)) ||
    /day$/.test(doc.formOf(verb + 1))
  );
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
    if (doc.tag[i] === VERB && !isAttribute(doc, i)) return -1;
  }
  return -1;
}

const SHOWING = /^(?:show|find|suggest|reveal|indicate)(?:s|ed)?$|^found$|^shown$/i;
const FINDINGS = /^(?:study|studies|survey|surveys|poll|polls|figures|data|research|report|reports|results|documents|statistics|count|tally)$/i;

/** "leading researchers", right behind the comma. */
function isAttribute(doc: Doc, i: number): boolean {
  return /^VB[GN]$/.test(XPOS[doc.xpos[i]]) && doc.formOf(i - 1) === "," && /^(?:ADJ|NOUN|PROPN)$/.test(UPOS[doc.tag[i + 1]]);
}

/** A noun phrase: no verb in it, and a noun or a pronoun of a person. */
export function isSpeaker(doc: Doc, from: number, to: number): boolean {
  if (!/^(?:DET|NUM|ADJ|NOUN|PROPN|PRON)$/.test(UPOS[doc.tag[from]]) && !isAttribute(doc, from)) return false;
  let hasNoun = false;
  for (let i = from; i < to; i++) {
    const tag = UPOS[doc.tag[i]];
    if ((tag === "VERB" && !isAttribute(doc, i)) || tag === "AUX" || tag === "SCONJ" || doc.quoteOf[i] > 0) return false;
    // "an official", "the general" may be taken for adjectives.
    const isLastWord = i === to - 1 && tag === "ADJ" && UPOS[doc.tag[from]] === "DET";
    hasNoun ||= tag === "NOUN" || tag === "PROPN" || isLastWord || /^(?:he|she|they)$/.test(doc.formOf(i));
  }
  return hasNoun;
}
