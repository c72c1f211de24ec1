/**
 * Tidies the source that the linker found: one contiguous noun phrase. Gaps of a word are closed, a far piece is
 * dropped, modifiers that hang on the phrase are taken in; a cue left without a source takes its subject from the parse.
 */

import { DEPREL_ID, UPOS, uposId, XPOS } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { Run } from "../../model/sequence.ts";
import { asideBefore } from "./aside.ts";
import type { Evidence } from "./evidence.ts";
import type { CueSpan } from "./link-features.ts";

const idsOf = (labels: readonly string[]): ReadonlySet<number> => new Set(labels.map((label) => DEPREL_ID.get(label) as number));
const PREMODIFIERS = idsOf(["det", "amod", "compound", "nmod:poss", "nummod", "flat", "det:predet", "nmod:desc"]);
const SHARED_SUBJECT = idsOf(["conj", "advcl", "xcomp"]);
const VERB = uposId("VERB");
const ADV = uposId("ADV");
const RELATIVE = DEPREL_ID.get("acl:relcl") as number;
const LEADING = new Set(["ADP", "CCONJ", "SCONJ", "PUNCT"].map((label) => UPOS.indexOf(label as never)));
const MAX_GAP = 2;
const MAX_CLIMB = 3;
const MAX_SUBJECT = 25;

interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** @returns at most one run; none when the cue has no source and no subject outside the content */
export function tidySource(doc: Doc, evidence: Evidence, cue: CueSpan, source: readonly Run[], content: readonly Run[]): Run[] {
  const joined = closeGaps(source, cue);
  const nearest = joined.reduce<TokenRange | undefined>(
    (best, run) => (best === undefined || distance(run, cue) < distance(best, cue) ? run : best),
    undefined,
  );
  const described = describedBefore(doc, evidence, cue, nearest, content);
  if (described !== undefined) return [{ type: "SOURCE", ...described }];
  const phrase = nearest
    ? withRelativeClause(doc, evidence, whoSpeaks(doc, widened(doc, evidence, stripped(doc, nearest), cue, content), cue), cue)
    : subjectOf(doc, evidence, cue, content);
  if (phrase && (isNobody(doc, phrase, cue) || isAsked(doc, evidence, phrase, cue))) return [];
  const named = phrase && withoutDay(doc, phrase, cue);
  return named && named.from < named.to ? [{ type: "SOURCE", ...named }] : [];
}

const DAY = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|morning|afternoon|evening|night)$/;

/** "Rekk on Thursday morning wrote": when it was said is none of who said it. "According to the agency, taken by": nor is what was done. */
function withoutDay(doc: Doc, run: TokenRange, cue: CueSpan): TokenRange {
  if (/^according$/i.test(doc.formOf(cue.from)))
    for (let i = run.from + 1; i < run.to - 1; i++)
      if (doc.formOf(i) === "," && /^(?:VERB|AUX)$/.test(UPOS[doc.tag[i + 1]]) && !/^(?:based|citing|quoting)$/i.test(doc.formOf(i + 1)))
        return { from: run.from, to: i };
  let to = run.to;
  while (to - 1 > run.from && DAY.test(doc.formOf(to - 1))) to--;
  const isDay = to < run.to && /^(?:on|late|early)$/i.test(doc.formOf(to - 1)) && to - 1 > run.from;
  return isDay ? { from: run.from, to: to - 1 } : run;
}

const PREPOSITION = /^(?:of|in|on|at|to|for|with|about|from|under|by|during|after|before)$/i;
const SPELL = /^(?:moments?|hours?|days?|weeks?|weekend|months?|years?|decades?|night|morning|evening|holiday)$/i;

/** The one who speaks, where the linker took a phrase that leads up to the verb with it, or in its place. */
function whoSpeaks(doc: Doc, run: TokenRange, cue: CueSpan): TokenRange {
  if (run.to > cue.from) return run;
  if (/^(?:him|her|it|them)sel(?:f|ves)$/i.test(doc.formOf(run.to - 1))) {
    // "The minister himself insisted".
    let from = run.to - 1;
    while (from > 0 && /^(?:DET|ADJ|NOUN|PROPN)$/.test(UPOS[doc.tag[from - 1]]) && doc.sentenceOf(from - 1) === doc.sentenceOf(cue.head)) from--;
    return { from, to: run.to };
  }
  const isLed = PREPOSITION.test(doc.formOf(run.from - 1)) && !/^(?:accord\w*)$/i.test(doc.formOf(run.from - 2));
  if (isLed) {
    // "On the visit of Rekk, Stahl said": the comma ends the phrase.
    const comma = lastComma(doc, run);
    if (comma >= 0) return { from: comma + 1, to: run.to };
  }
  const isSpell = SPELL.test(doc.formOf(run.to - 1)) || (isLed && SPELL.test(doc.formOf(headNoun(doc, run))));
  return isSpell ? (firstPhrase(doc, doc.sentenceFrom[doc.sentenceOf(cue.head)], run.from) ?? run) : run;
}

function lastComma(doc: Doc, run: TokenRange): number {
  for (let i = run.to - 1; i > run.from; i--) if (doc.formOf(i) === ",") return i;
  return -1;
}

function headNoun(doc: Doc, run: TokenRange): number {
  for (let i = run.from; i < run.to; i++) if (doc.head[i] < run.from || doc.head[i] >= run.to) return i;
  return run.to - 1;
}

/** "Rekk, the group's second in command, in a letter two weeks ago warned": the phrase a sentence begins with. */
function firstPhrase(doc: Doc, from: number, before: number): TokenRange | undefined {
  let to = from;
  while (to < before && /^(?:DET|ADJ|NOUN|PROPN)$/.test(UPOS[doc.tag[to]])) to++;
  return to > from && /^(?:NOUN|PROPN)$/.test(UPOS[doc.tag[to - 1]]) && !SPELL.test(doc.formOf(to - 1)) ? { from, to } : undefined;
}

/** The phrase before a relative clause that ends at the cue, where the linker has taken words of the clause, a part of the phrase, or nothing. */
function describedBefore(doc: Doc, evidence: Evidence, cue: CueSpan, found: TokenRange | undefined, content: readonly Run[]): TokenRange | undefined {
  const aside = asideBefore(doc, evidence.tree, cue);
  if (aside === undefined || content.some((run) => run.from < aside.to && run.to > aside.phrase.from)) return undefined;
  const isWithin = found !== undefined && (found.from >= aside.from || (found.from > aside.phrase.from && found.to <= aside.phrase.to));
  // "An official of the union, who": cut after the pronoun.
  const isCut = found !== undefined && found.from === aside.phrase.from && found.to > aside.from && found.to <= aside.from + 2;
  return found === undefined || isWithin || isCut ? stripped(doc, aside.phrase) : undefined;
}

/** "It was reported that …" */
function isNobody(doc: Doc, run: TokenRange, cue: CueSpan): boolean {
  return run.to - run.from === 1 && /^it$/i.test(doc.formOf(run.from)) && isPassive(doc, cue.head) && doc.head[run.from] === cue.head;
}

/** "Rekk, asked whether he would go, replied": whoever answers was asked. */
function isAsked(doc: Doc, evidence: Evidence, run: TokenRange, cue: CueSpan): boolean {
  const first = doc.sentenceFrom[doc.sentenceOf(cue.head)];
  const isAside = cue.from === first || (run.to <= cue.from && doc.formOf(cue.from - 1) === ",");
  if (!/^asked$/i.test(doc.formOf(cue.head)) || !isAside || !/^(?:whether|if|about|why|how|when|what)$/.test(doc.formOf(cue.to))) return false;
  const end = doc.sentenceFrom[doc.sentenceOf(cue.head) + 1];
  // At the beginning of a sentence nobody but who answers has the verb of saying.
  for (let i = cue.to; i + 1 < end; i++)
    if (doc.formOf(i) === "," && (cue.from === first || (evidence.verb[i + 1] > 0 && doc.tag[i + 1] === VERB))) return true;
  return false;
}

/** "Velmora | assured | Teskia that": never over the cue itself. */
function closeGaps(runs: readonly Run[], cue: CueSpan): TokenRange[] {
  const out: TokenRange[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    const isCue = last !== undefined && last.to <= cue.from && cue.to <= run.from;
    if (last && !isCue && run.from - last.to <= MAX_GAP) out[out.length - 1] = { from: last.from, to: run.to };
    else out.push({ from: run.from, to: run.to });
  }
  return out;
}

function distance(run: TokenRange, cue: CueSpan): number {
  return run.to <= cue.from ? cue.from - run.to : Math.max(0, run.from - cue.to);
}

/** Without leading prepositions, conjunctions and marks. */
function stripped(doc: Doc, run: TokenRange): TokenRange {
  let from = run.from;
  while (from < run.to - 1 && (LEADING.has(doc.tag[from]) || hangsElsewhere(doc, from, run))) from++;
  return { from, to: run.to };
}

/** "Meanwhile Rekk": an adverb at the beginning that belongs to the verb. */
function hangsElsewhere(doc: Doc, i: number, run: TokenRange): boolean {
  return doc.tag[i] === ADV && (doc.head[i] < run.from || doc.head[i] >= run.to);
}

/** "Vera Stahl, who": a relative clause that was cut after its pronoun is taken in whole. */
function withRelativeClause(doc: Doc, evidence: Evidence, run: TokenRange, cue: CueSpan): TokenRange {
  const last = run.to - 1;
  if (last - run.from < 2 || !/^(?:who|which)$/i.test(doc.formOf(last)) || doc.formOf(last - 1) !== ",") return run;
  let verb = doc.head[last];
  if (doc.dep[verb] !== RELATIVE) verb = doc.head[verb];
  if (doc.dep[verb] !== RELATIVE || verb < last) return run;
  const end = evidence.tree.right[verb] + 1;
  return end <= cue.from && end - run.from < MAX_SUBJECT * 2 ? { from: run.from, to: end } : run;
}

/** Takes in determiners, adjectives and titles that stand right before the phrase and hang on it. */
function widened(doc: Doc, evidence: Evidence, run: TokenRange, cue: CueSpan, content: readonly Run[]): TokenRange {
  let from = run.from;
  while (
    from > 0 &&
    hangsInside(doc, from - 1, from, run.to) &&
    !(from - 1 >= cue.from && from - 1 < cue.to) &&
    !content.some((c) => c.from <= from - 1 && from - 1 < c.to)
  ) {
    from = Math.max(0, Math.min(from - 1, evidence.tree.left[from - 1]));
    if (run.from - from > 12) return run;
  }
  return { from, to: run.to };
}

function hangsInside(doc: Doc, i: number, from: number, to: number): boolean {
  return PREMODIFIERS.has(doc.dep[i]) && doc.head[i] >= from && doc.head[i] < to;
}

/** The phrase of the cue's subject; of the verb it shares one with where it has none of its own. */
function subjectOf(doc: Doc, evidence: Evidence, cue: CueSpan, content: readonly Run[]): TokenRange | undefined {
  let at = cue.head;
  if (doc.tag[at] !== VERB) return undefined;
  // "condemned the attack, thanked the rescuers and promised that …", wherever the parse has hung the last.
  const isJoined = /^(?:and|but)$/.test(doc.formOf(cue.from - 1));
  if (isPassive(doc, at) && !(isJoined && doc.formOf(cue.to) === "that")) return undefined;
  // "Ten months after promising to go, Rekk confirmed …": the participle has the subject of the sentence.
  if (XPOS[doc.xpos[at]] === "VBG" && /^(?:after|before|since|despite|while|by)$/i.test(doc.formOf(cue.from - 1))) at = rootOf(doc, at);
  for (let steps = 0; steps < MAX_CLIMB; steps++) {
    const subject = evidence.subject[at];
    if (subject >= 0) return phraseOf(doc, evidence, subject, cue, content);
    if (!SHARED_SUBJECT.has(doc.dep[at])) break;
    at = doc.head[at];
  }
  const shared = isJoined ? sharedSubject(doc, evidence, cue) : -1;
  return shared < 0 ? undefined : phraseOf(doc, evidence, shared, cue, content);
}

/** The subject of the first verb of the sentence, where that is of the same tense; −1 where it is not. */
function sharedSubject(doc: Doc, evidence: Evidence, { from, head }: CueSpan): number {
  const tense = XPOS[doc.xpos[head]].replace("VBN", "VBD");
  if (!/^VB[DZ]$/.test(tense) || doc.quoteOf[head] > 0) return -1;
  for (let i = doc.sentenceFrom[doc.sentenceOf(head)]; i < from; i++)
    if (doc.tag[i] === VERB && evidence.subject[i] >= 0) return XPOS[doc.xpos[i]] === tense && evidence.subject[i] < i ? evidence.subject[i] : -1;
  return -1;
}

function rootOf(doc: Doc, token: number): number {
  const from = doc.sentenceFrom[doc.sentenceOf(token)];
  const to = doc.sentenceFrom[doc.sentenceOf(token) + 1];
  for (let i = from; i < to; i++) if (doc.head[i] === i && doc.tag[i] === VERB) return i;
  return token;
}

/** "Pressed by the council, she …": the subject of a participle is not the one who asks. */
function isPassive(doc: Doc, verb: number): boolean {
  if (XPOS[doc.xpos[verb]] !== "VBN") return false;
  for (let i = Math.max(0, verb - 6); i < verb; i++)
    if (doc.head[i] === verb && /^(?:have|has|had|having|['’](?:ve|d|s))$/i.test(doc.formOf(i))) return false;
  return true;
}

function phraseOf(doc: Doc, evidence: Evidence, head: number, cue: CueSpan, content: readonly Run[]): TokenRange | undefined {
  const outside = (i: number): boolean => !content.some((run) => run.from <= i && i < run.to) && !(i >= cue.from && i < cue.to);
  if (!outside(head)) return undefined;
  let from = head;
  while (from > evidence.tree.left[head] && outside(from - 1)) from--;
  let to = head + 1;
  while (to <= evidence.tree.right[head] && outside(to)) to++;
  return to - from > MAX_SUBJECT ? undefined : stripped(doc, { from, to });
}
