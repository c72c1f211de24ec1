/** What a figure is about: the noun it counts, the subject or object of its clause, and of what it is a share. */

import { DEPREL_ID, uposId } from "../../document/alphabets.ts";
import type { Doc } from "../../document/doc.ts";
import type { TextSpan } from "../../document/records.ts";
import type { Tree } from "../../document/tree.ts";
import type { Quantity } from "./quantities.ts";

const VERB = uposId("VERB");
const AUX = uposId("AUX");
const ADP = uposId("ADP");
const NUM = uposId("NUM");
const PUNCT = uposId("PUNCT");
const NOUN = uposId("NOUN");
const PRON = uposId("PRON");
const PROPN = uposId("PROPN");
const ids = (...labels: string[]): ReadonlySet<number> => new Set(labels.map((label) => DEPREL_ID.get(label) as number));
export const SUBJECTS = ids("nsubj", "nsubj:pass", "nsubj:outer");
const PASSIVE_SUBJECT = DEPREL_ID.get("nsubj:pass") as number;
export const OBJECTS = ids("obj");
const PREMODIFIERS = ids("det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "flat");
const CLAUSES = ids("acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "conj", "parataxis", "cc", "punct", "appos", "mark");

/** Nouns that say how something is measured, not what. */
const SAYS_NOTHING = /^(?:average|total|maximum|minimum|estimate|record)$/;
const DIMENSION = /^(?:long|wide|high|tall|deep|thick|away|apart|off)$/;

/** What is at a level or comes to one: its subject is what the figure measures. */
const LEVEL =
  /^(?:be|stand|reach|total|amount|rise|fall|grow|drop|increase|decrease|decline|climb|jump|slip|double|triple|halve|come|hit|exceed|average|remain|stay|cost|worth|go|shrink|swell|plunge|soar)$/;

/** "a fifth of Velmora's grain exports": what the share is taken of. */
export function wholeOf(doc: Doc, quantity: Quantity, to: number): { from: number; to: number } | undefined {
  const isShare = quantity.unit?.kind === "percent" || quantity.share || (quantity.counted !== undefined && /^of$/.test(doc.formOf(to)));
  if (!isShare || doc.formOf(to).toLowerCase() !== "of") return undefined;
  if (quantity.unit === undefined && !quantity.share) return undefined;
  let end = to + 1;
  const sentenceEnd = doc.sentenceFrom[doc.sentenceOf(to) + 1];
  while (
    end < sentenceEnd &&
    (isNominal(doc, end) ||
      (doc.tag[end] === VERB && isNominal(doc, end + 1) && end === to + 1) ||
      /^(?:of|in|['’]s?|-|&|the|its|their)$/i.test(doc.formOf(end)))
  )
    end++;
  while (end > to + 1 && doc.tag[end - 1] !== NOUN && doc.tag[end - 1] !== PROPN) end--;
  return end > to + 1 ? { from: to + 1, to: end } : undefined;
}

const NOMINAL = new Set((["NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"] as const).map((tag) => uposId(tag)));
export function isNominal(doc: Doc, i: number): boolean {
  return NOMINAL.has(doc.tag[i]);
}

/**
 * What the figure is about: for a share or a measure the subject of its clause and what it acts on; for a counted noun the phrase
 * itself with what qualifies it.
 */
export function whatOf(doc: Doc, tree: Tree, quantity: Quantity, from: number, to: number): TextSpan | undefined {
  if (quantity.borrowed && quantity.counted && quantity.counted.from < from) return doc.tag[to] === VERB ? doc.spanOf(to, to + 1) : undefined;
  const head = phraseHead(doc, from, to);
  const noun = quantity.counted ? quantity.counted.to - 1 : head;
  if (quantity.counted && !quantity.share) {
    let right = qualified(doc, tree, noun);
    while (right > quantity.counted.to && doc.tag[right - 1] === PUNCT) right--;
    return doc.spanOf(quantity.counted.from, Math.max(right, quantity.counted.to));
  }
  // A number that modifies a noun ("a $700-million package") is about that noun.
  const governor = doc.head[head];
  const nominal = governor >= 0 && governor !== head && (doc.tag[governor] === NOUN || doc.tag[governor] === PROPN);
  if (nominal && governor >= to && governor - to < 6 && doc.tag[to] !== ADP && !DIMENSION.test(doc.formOf(to))) {
    return doc.spanOf(to, Math.max(governor + 1, qualified(doc, tree, governor)));
  }
  // A length of time is about the noun it modifies, or speaks for itself.
  if (quantity.unit?.kind === "duration" || quantity.unit?.kind === "age") return undefined;
  const ofNoun = doc.formOf(from - 1).toLowerCase() === "of";
  const isShare = !ofNoun && (quantity.unit?.kind === "percent" || quantity.share);
  const named = isShare ? nameBefore(doc, from) : undefined;
  if (named) return named;
  const names = nominal && doc.tag[governor] === NOUN && governor < from && !SAYS_NOTHING.test(doc.lemma[governor]);
  if (!isShare && names) return nounPhrase(doc, tree, governor, from);
  const verb = governingVerb(doc, head);
  if (verb === undefined) return undefined;
  const reached = /^(?:to|by|at|from)$/i.test(doc.formOf(from - 1));
  const object = childOf(doc, tree, verb, OBJECTS);
  const counted = object !== undefined && doc.tag[object - 1] === NUM;
  if (object !== undefined && !counted && object < from && reached) return nounPhrase(doc, tree, object, levelFrom(doc, object, from));
  const subject = childOf(doc, tree, verb, SUBJECTS);
  const level = LEVEL.test(doc.lemma[verb]) || (reached && subject !== undefined && doc.dep[subject] === PASSIVE_SUBJECT);
  if (subject === undefined || (quantity.unit?.kind === "currency" && subject < from && !level)) {
    const after = clauseAfter(doc, to, verb);
    if (subject === undefined) return level || isShare ? undefined : after;
    const start = Math.min(subjectFrom(doc, tree, subject), from);
    const stop = after === undefined ? to : doc.tokenAt(after.end - 1) + 1;
    return doc.spanOf(start, stop);
  }
  if (doc.tag[subject] === PRON) return undefined;
  return nounPhrase(doc, tree, subject, subject >= from ? Number.POSITIVE_INFINITY : level && subject < verb ? verb : from);
}

/** Where "by 3 points", "from 2", "to 5 percent" begins after the object whose level it gives. */
function levelFrom(doc: Doc, object: number, from: number): number {
  for (let i = object + 1; i < from; i++) if (/^(?:to|by|at|from)$/i.test(doc.formOf(i))) return i;
  return from;
}

/** "Rekk won 51.7 percent, Maren 46.2 percent": the name right before a share, when it opens its part of the sentence. */
function nameBefore(doc: Doc, from: number): TextSpan | undefined {
  let start = from;
  while (start > 0 && doc.tag[start - 1] === PROPN) start--;
  return start < from && /^(?:,|;|and)$/.test(doc.formOf(start - 1)) ? doc.spanOf(start, from) : undefined;
}

/** First token of a noun's own phrase: determiners, adjectives, compounds and owners, not what hangs on it from afar. */
function subjectFrom(doc: Doc, tree: Tree, subject: number): number {
  let from = subject;
  for (let c = tree.childFrom[subject]; c < tree.childFrom[subject + 1]; c++) {
    const child = tree.child[c];
    if (child < subject && PREMODIFIERS.has(doc.dep[child])) from = Math.min(from, tree.left[child]);
  }
  return from;
}

function phraseHead(doc: Doc, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (doc.head[i] < from || doc.head[i] >= to || doc.head[i] === i) return i;
  return to - 1;
}

export function governingVerb(doc: Doc, token: number): number | undefined {
  let at = token;
  for (let steps = 0; steps < 8; steps++) {
    const h = doc.head[at];
    if (h < 0) return undefined;
    if (doc.tag[h] === VERB || doc.tag[h] === AUX) return h;
    if (h === at) return at;
    at = h;
  }
  return undefined;
}

export function childOf(doc: Doc, tree: Tree, i: number, relations: ReadonlySet<number>): number | undefined {
  for (let c = tree.childFrom[i]; c < tree.childFrom[i + 1]; c++) if (relations.has(doc.dep[tree.child[c]])) return tree.child[c];
  return undefined;
}

/** The phrase of a noun without the clauses that hang on it, nor what stands before a comma. */
export function nounPhrase(doc: Doc, tree: Tree, noun: number, before: number): TextSpan {
  let from = subjectFrom(doc, tree, noun);
  for (let i = from; i < noun; i++) if (doc.tag[i] === PUNCT && doc.formOf(i) === ",") from = i + 1;
  let to = Math.max(noun + 1, Math.min(before, qualified(doc, tree, noun)));
  while (from < noun && doc.tag[from] === ADP) from++;
  while (to > noun + 1 && /^(?:of|at|in|on|for|to|by|with|from|about|around|more|less|than|some|nearly|almost|over|under)$/i.test(doc.formOf(to - 1)))
    to--;
  return doc.spanOf(from, to);
}

/** End of a noun's phrase: its modifiers after it, up to the first clause, at most ten tokens on. */
function qualified(doc: Doc, tree: Tree, noun: number): number {
  let end = noun + 1;
  for (let c = tree.childFrom[noun]; c < tree.childFrom[noun + 1]; c++) {
    const child = tree.child[c];
    if (child < noun) continue;
    if (CLAUSES.has(doc.dep[child]) || child - noun > 10) break;
    end = Math.max(end, Math.min(tree.right[child] + 1, noun + 12));
  }
  return end;
}

/** What follows the figure in its clause: "to buy uranium", "on the war". */
function clauseAfter(doc: Doc, to: number, verb: number): TextSpan | undefined {
  let end = to;
  const stop = doc.sentenceFrom[doc.sentenceOf(verb) + 1];
  while (end < stop && end < to + 14 && !/^[,.;:()“”"—–!?]$/.test(doc.formOf(end)) && !/^(?:and|but|while|which|that)$/i.test(doc.formOf(end))) end++;
  return end > to ? doc.spanOf(to, end) : undefined;
}
